import { softmax } from "./softmax.ts";
import { lastAxis, type Tensor } from "./tensor.ts";
/** The mean loss of `logits` [n, vocabulary] against one target for each row. */
export function crossEntropy(b: Tensor, c: ArrayLike<number>): number {
  const d = checkedRows(b, c);
  const e = lastAxis(b);
  let g = 0;
  {
    let h = 0;
    while (h < d) {
      const m = h * e;
      let p = -Infinity;
      {
        let q = 0;
        while (q < e) {
          p = Math.max(p, b.data[m + q]);
          q = q + 1;
        }
      }
      let r = 0;
      {
        let s = 0;
        while (s < e) {
          r = r + Math.exp(b.data[m + s] - p);
          s = s + 1;
        }
      }
      g = g + (p + Math.log(r) - b.data[m + c[h]]);
      h = h + 1;
    }
  }
  return g / d;
}
/** The derivative of that mean loss by every logit, in the shape of `logits`. */
export function crossEntropyGradient(t: Tensor, u: ArrayLike<number>): Tensor {
  const w = checkedRows(t, u);
  const z = lastAxis(t);
  const a2 = softmax(t);
  {
    let b2 = 0;
    while (b2 < w) {
      a2.data[b2 * z + u[b2]] = a2.data[b2 * z + u[b2]] - 1;
      b2 = b2 + 1;
    }
  }
  {
    let c2 = 0;
    while (c2 < a2.data.length) {
      a2.data[c2] = a2.data[c2] / w;
      c2 = c2 + 1;
    }
  }
  return a2;
}
function checkedRows(d2: Tensor, e2: ArrayLike<number>): number {
  const g2 = lastAxis(d2);
  const h2 = d2.data.length / g2;
  if (e2.length !== h2) throw new RangeError(`${h2} rows of logits, but ${e2.length} targets`);
  {
    let m2 = 0;
    while (m2 < h2) {
      const p2 = e2[m2];
      if (!Number.isInteger(p2) || p2 < 0 || p2 >= g2) {
        throw new RangeError(`the target ${p2} of row ${m2} is not a token below ${g2}`);
      }
      m2 = m2 + 1;
    }
  }
  return h2;
}
