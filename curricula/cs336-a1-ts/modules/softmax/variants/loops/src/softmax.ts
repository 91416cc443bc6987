import { lastAxis, zeros, type Tensor } from "./tensor.ts";
/** Softmax along the last axis. */
export function softmax(a: Tensor): Tensor {
  const b = lastAxis(a);
  const c = zeros(a.shape);
  {
    let d = 0;
    while (d < a.data.length) {
      let e = -Infinity;
      {
        let g = 0;
        while (g < b) {
          e = Math.max(e, a.data[d + g]);
          g = g + 1;
        }
      }
      let h = 0;
      {
        let m = 0;
        while (m < b) {
          const p = Math.exp(a.data[d + m] - e);
          c.data[d + m] = p;
          h = h + p;
          m = m + 1;
        }
      }
      {
        let q = 0;
        while (q < b) {
          c.data[d + q] = c.data[d + q] / h;
          q = q + 1;
        }
      }
      d = d + b;
    }
  }
  return c;
}
