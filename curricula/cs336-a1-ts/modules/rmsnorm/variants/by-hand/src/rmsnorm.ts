import { type Tensor } from "./tensor.ts";

export function rmsNorm(x: Tensor, gain: Tensor, eps: number = 1e-5): Tensor {
  const features = x.shape[x.shape.length - 1];
  if (features !== gain.data.length) {
    throw new RangeError("one gain for each feature");
  }
  const data = new Float64Array(x.data.length);
  const rows = x.data.length / features;
  for (let r = 0; r < rows; r++) {
    const row = x.data.subarray(r * features, (r + 1) * features);
    const meanSquare = row.reduce((sum, value) => sum + value ** 2, 0) / features;
    const factor = 1 / Math.sqrt(meanSquare + eps);
    row.forEach((value, i) => {
      data[r * features + i] = value * factor * gain.data[i];
    });
  }
  return { shape: x.shape.slice(), data };
}
