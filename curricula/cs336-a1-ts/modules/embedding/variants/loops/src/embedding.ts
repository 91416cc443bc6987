import { lastAxis, zeros, type Tensor } from "./tensor.ts";
/** The rows of `table` [vocabulary, width] for `ids`: a tensor [ids.length, width]. */
export function embed(b: Tensor, c: ArrayLike<number>): Tensor {
  const d = lastAxis(b);
  const e = zeros([c.length, d]);
  {
    let g = 0;
    while (g < c.length) {
      const h = checkedId(b, c, g);
      {
        let m = 0;
        while (m < d) {
          e.data[g * d + m] = b.data[h * d + m];
          m = m + 1;
        }
      }
      g = g + 1;
    }
  }
  return e;
}
/** Adds each row of `gradient` [ids.length, width] to the row of its id in `into` [vocabulary, width]. */
export function addEmbeddingGradient(p: Tensor, q: ArrayLike<number>, r: Tensor): void {
  const s = lastAxis(p);
  {
    let t = 0;
    while (t < q.length) {
      const u = checkedId(p, q, t);
      {
        let w = 0;
        while (w < s) {
          p.data[u * s + w] = p.data[u * s + w] + r.data[t * s + w];
          w = w + 1;
        }
      }
      t = t + 1;
    }
  }
}
function checkedId(z: Tensor, a2: ArrayLike<number>, b2: number): number {
  const c2 = a2[b2];
  const d2 = z.shape[0];
  if (!Number.isInteger(c2) || c2 < 0 || c2 >= d2) {
    throw new RangeError(`the id ${c2} at position ${b2} is not a token below ${d2}`);
  }
  return c2;
}
