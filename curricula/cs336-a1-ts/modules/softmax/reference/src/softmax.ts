import { lastAxis, zeros, type Tensor } from "./tensor.ts";

/** Softmax along the last axis. */
export function softmax(x: Tensor): Tensor {
  const width = lastAxis(x);
  const result = zeros(x.shape);
  for (let start = 0; start < x.data.length; start += width) {
    let max = -Infinity;
    for (let i = 0; i < width; i += 1) {
      max = Math.max(max, x.data[start + i]);
    }
    let total = 0;
    for (let i = 0; i < width; i += 1) {
      const power = Math.exp(x.data[start + i] - max);
      result.data[start + i] = power;
      total += power;
    }
    for (let i = 0; i < width; i += 1) {
      result.data[start + i] /= total;
    }
  }
  return result;
}
