import { attention, causalMask } from "./attention.ts";
import { linear } from "./linear.ts";
import { type AttentionWeights } from "./model.ts";
import { rope } from "./rope.ts";
import { lastAxis, zeros, type Tensor } from "./tensor.ts";
/** Causal self-attention of `heads` heads with rotary positions on `x` [n, width]. */
export function multiHeadAttention(b: Tensor, c: AttentionWeights, d: number, e = 10000): Tensor {
  const g = lastAxis(b);
  if (g % d !== 0) throw new RangeError(`${d} heads do not divide a width of ${g}`);
  const h = b.shape[0];
  const m = g / d;
  const p = Array.from({ length: h }, (r, s) => s);
  const t = causalMask(h);
  const u = linear(b, c.query);
  const w = linear(b, c.key);
  const z = linear(b, c.value);
  const a2 = zeros([h, g]);
  {
    let b2 = 0;
    while (b2 < d) {
      const c2 = rope(columns(u, b2 * m, m), p, e);
      const d2 = rope(columns(w, b2 * m, m), p, e);
      const e2 = attention(c2, d2, columns(z, b2 * m, m), t);
      {
        let g2 = 0;
        while (g2 < h) {
          {
            let h2 = 0;
            while (h2 < m) {
              a2.data[g2 * g + b2 * m + h2] = e2.data[g2 * m + h2];
              h2 = h2 + 1;
            }
          }
          g2 = g2 + 1;
        }
      }
      b2 = b2 + 1;
    }
  }
  return linear(a2, c.output);
}
function columns(m2: Tensor, p2: number, q2: number): Tensor {
  const r2 = lastAxis(m2);
  const s2 = m2.shape[0];
  const t2 = zeros([s2, q2]);
  {
    let u2 = 0;
    while (u2 < s2) {
      {
        let w2 = 0;
        while (w2 < q2) {
          t2.data[u2 * q2 + w2] = m2.data[u2 * r2 + p2 + w2];
          w2 = w2 + 1;
        }
      }
      u2 = u2 + 1;
    }
  }
  return t2;
}
