import { lastAxis, zeros, type Tensor } from "./tensor.ts";

/** Turns the pairs of features of each row of `x` [n, width] by the angles of its position. */
export function rope(x: Tensor, positions: ArrayLike<number>, theta = 10000): Tensor {
  const width = lastAxis(x);
  const rows = x.data.length / width;
  if (width % 2 !== 0) throw new RangeError(`features come in pairs, but the width is ${width}`);
  if (positions.length !== rows) throw new RangeError(`${positions.length} positions for ${rows} rows`);
  const result = zeros(x.shape);
  for (let row = 0; row < rows; row += 1) {
    for (let i = 0; i < width / 2; i += 1) {
      const angle = positions[row] * Math.pow(theta, (-2 * i) / width);
      const cos = Math.cos(angle);
      const sin = Math.sin(angle);
      const even = x.data[row * width + 2 * i];
      const odd = x.data[row * width + 2 * i + 1];
      result.data[row * width + 2 * i] = even * cos - odd * sin;
      result.data[row * width + 2 * i + 1] = even * sin + odd * cos;
    }
  }
  return result;
}
