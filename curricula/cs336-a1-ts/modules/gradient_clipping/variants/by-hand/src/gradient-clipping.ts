import { type Tensor } from "./tensor.ts";

const sumOfSquares = (values: Float64Array): number => values.reduce((sum, value) => sum + value ** 2, 0);

export function clipGradients(gradients: readonly Tensor[], maxNorm: number): number {
  if (Number.isNaN(maxNorm) || maxNorm <= 0) {
    throw new RangeError("a limit must be positive");
  }
  const total = gradients.map(({ data }) => sumOfSquares(data)).reduce((a, b) => a + b, 0);
  const length = Math.sqrt(total);
  if (length <= maxNorm) return length;
  gradients.forEach(({ data }) => {
    data.forEach((value, index) => {
      data[index] = (value * maxNorm) / length;
    });
  });
  return length;
}
