import { lastAxis, zeros, type Tensor } from "./tensor.ts";

/** Divides every row of `x` [..., width] by its root mean square and multiplies by `gain` [width]. */
export function rmsNorm(x: Tensor, gain: Tensor, eps = 1e-5): Tensor {
  const width = lastAxis(x);
  if (gain.data.length !== width) throw new RangeError(`${gain.data.length} gains for rows of ${width}`);
  const result = zeros(x.shape);
  for (let start = 0; start < x.data.length; start += width) {
    let squares = 0;
    for (let i = 0; i < width; i += 1) {
      squares += x.data[start + i] * x.data[start + i];
    }
    const root = Math.sqrt(squares / width + eps);
    for (let i = 0; i < width; i += 1) {
      result.data[start + i] = (x.data[start + i] / root) * gain.data[i];
    }
  }
  return result;
}
