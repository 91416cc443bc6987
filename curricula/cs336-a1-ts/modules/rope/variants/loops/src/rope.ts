import { lastAxis, zeros, type Tensor } from "./tensor.ts";
/** Turns the pairs of features of each row of `x` [n, width] by the angles of its position. */
export function rope(a: Tensor, b: ArrayLike<number>, c = 10000): Tensor {
  const d = lastAxis(a);
  const e = a.data.length / d;
  if (d % 2 !== 0) throw new RangeError(`features come in pairs, but the width is ${d}`);
  if (b.length !== e) throw new RangeError(`${b.length} positions for ${e} rows`);
  const g = zeros(a.shape);
  {
    let h = 0;
    while (h < e) {
      {
        let m = 0;
        while (m < d / 2) {
          const p = b[h] * Math.pow(c, (-2 * m) / d);
          const q = Math.cos(p);
          const r = Math.sin(p);
          const s = a.data[h * d + 2 * m];
          const t = a.data[h * d + 2 * m + 1];
          g.data[h * d + 2 * m] = s * q - t * r;
          g.data[h * d + 2 * m + 1] = s * r + t * q;
          m = m + 1;
        }
      }
      h = h + 1;
    }
  }
  return g;
}
