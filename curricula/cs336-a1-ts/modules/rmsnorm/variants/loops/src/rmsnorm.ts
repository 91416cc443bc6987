import { lastAxis, zeros, type Tensor } from "./tensor.ts";
/** Divides every row of `x` [..., width] by its root mean square and multiplies by `gain` [width]. */
export function rmsNorm(a: Tensor, b: Tensor, c = 1e-5): Tensor {
  const d = lastAxis(a);
  if (b.data.length !== d) throw new RangeError(`${b.data.length} gains for rows of ${d}`);
  const g = zeros(a.shape);
  {
    let h = 0;
    while (h < a.data.length) {
      let m = 0;
      {
        let p = 0;
        while (p < d) {
          m = m + a.data[h + p] * a.data[h + p];
          p = p + 1;
        }
      }
      const q = Math.sqrt(m / d + c);
      {
        let r = 0;
        while (r < d) {
          g.data[h + r] = (a.data[h + r] / q) * b.data[r];
          r = r + 1;
        }
      }
      h = h + d;
    }
  }
  return g;
}
