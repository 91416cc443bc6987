import { normal, type Random } from "./random.ts";
import { lastAxis, zeros, type Tensor } from "./tensor.ts";
/** `x` [..., in] times the transposed `weight` [out, in]: a tensor [..., out]. */
export function linear(b: Tensor, c: Tensor): Tensor {
  const d = lastAxis(b);
  const e = c.shape[0];
  if (lastAxis(c) !== d) {
    throw new RangeError(`an input of ${d} features does not fit a weight [${c.shape.join(", ")}]`);
  }
  const g = zeros([...b.shape.slice(0, -1), e]);
  const h = b.data.length / d;
  {
    let m = 0;
    while (m < h) {
      {
        let p = 0;
        while (p < e) {
          let q = 0;
          {
            let r = 0;
            while (r < d) {
              q = q + b.data[m * d + r] * c.data[p * d + r];
              r = r + 1;
            }
          }
          g.data[m * e + p] = q;
          p = p + 1;
        }
      }
      m = m + 1;
    }
  }
  return g;
}
/** Initial weights [outFeatures, inFeatures]: normal, variance 2 / (in + out), cut off at three standard deviations. */
export function initLinear(s: number, t: number, u: Random): Tensor {
  const w = Math.sqrt(2 / (s + t));
  const z = zeros([t, s]);
  {
    let a2 = 0;
    while (a2 < z.data.length) {
      let b2 = normal(u);
      while (Math.abs(b2) > 3) {
        b2 = normal(u);
      }
      z.data[a2] = b2 * w;
      a2 = a2 + 1;
    }
  }
  return z;
}
