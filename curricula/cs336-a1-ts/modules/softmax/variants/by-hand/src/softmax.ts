import { tensor, type Tensor } from "./tensor.ts";

const softmaxRow = (row: Float64Array): Float64Array => {
  const highest = row.reduce((a, b) => (a > b ? a : b), -Infinity);
  const powers = row.map((score) => Math.exp(score - highest));
  const sum = powers.reduce((a, b) => a + b, 0);
  return powers.map((power) => power / sum);
};

export function softmax(x: Tensor): Tensor {
  const n = x.shape[x.shape.length - 1];
  const output = new Float64Array(x.data.length);
  for (let row = 0; row < x.data.length / n; row++) {
    output.set(softmaxRow(x.data.subarray(row * n, (row + 1) * n)), row * n);
  }
  return tensor(x.shape, output);
}
