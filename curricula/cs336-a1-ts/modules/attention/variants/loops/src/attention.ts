import { softmax } from "./softmax.ts";
import { lastAxis, zeros, type Tensor } from "./tensor.ts";
/** 1 where query i may look at key j (j <= i), else 0: [length, length] in row-major order. */
export function causalMask(b: number): Uint8Array {
  const e = new Uint8Array(b * b);
  {
    let g = 0;
    while (g < b) {
      {
        let h = 0;
        while (h <= g) {
          e[g * b + h] = 1;
          h = h + 1;
        }
      }
      g = g + 1;
    }
  }
  return e;
}
/** Attention of `q` [n, d] over `k` [m, d] and `v` [m, d_v]: a tensor [n, d_v]. Without a mask all keys are allowed. */
export function attention(p: Tensor, r: Tensor, s: Tensor, t?: Uint8Array): Tensor {
  const u = p.shape[0];
  const w = r.shape[0];
  const z = lastAxis(p);
  const a2 = lastAxis(s);
  if (lastAxis(r) !== z) throw new RangeError(`queries of width ${z}, keys of width ${lastAxis(r)}`);
  if (s.shape[0] !== w) throw new RangeError(`${w} keys, but ${s.shape[0]} values`);
  if (t && t.length !== u * w) {
    throw new RangeError(`a mask of ${t.length} entries for ${u} queries and ${w} keys`);
  }
  const b2 = zeros([u, w]);
  {
    let c2 = 0;
    while (c2 < u) {
      {
        let d2 = 0;
        while (d2 < w) {
          let e2 = 0;
          {
            let g2 = 0;
            while (g2 < z) {
              e2 = e2 + p.data[c2 * z + g2] * r.data[d2 * z + g2];
              g2 = g2 + 1;
            }
          }
          const h2 = !t || t[c2 * w + d2] === 1;
          b2.data[c2 * w + d2] = h2 ? e2 / Math.sqrt(z) : -Infinity;
          d2 = d2 + 1;
        }
      }
      c2 = c2 + 1;
    }
  }
  const m2 = softmax(b2);
  const p2 = zeros([u, a2]);
  {
    let q2 = 0;
    while (q2 < u) {
      {
        let r2 = 0;
        while (r2 < w) {
          if (b2.data[q2 * w + r2] !== -Infinity) {
            {
              let s2 = 0;
              while (s2 < a2) {
                p2.data[q2 * a2 + s2] = p2.data[q2 * a2 + s2] + m2.data[q2 * w + r2] * s.data[r2 * a2 + s2];
                s2 = s2 + 1;
              }
            }
          }
          r2 = r2 + 1;
        }
      }
      q2 = q2 + 1;
    }
  }
  return p2;
}
