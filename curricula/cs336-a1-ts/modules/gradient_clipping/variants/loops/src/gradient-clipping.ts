import { type Tensor } from "./tensor.ts";
/** Shortens the gradients in place to a global norm of at most `maxNorm`; returns the norm that they had before. */
export function clipGradients(b: readonly Tensor[], c: number): number {
  if (!(c > 0)) throw new RangeError(`maxNorm must be a positive number, got ${c}`);
  let d = 0;
  for (const e of b) {
    {
      let g = 0;
      while (g < e.data.length) {
        d = d + e.data[g] * e.data[g];
        g = g + 1;
      }
    }
  }
  const h = Math.sqrt(d);
  if (h > c) {
    const m = c / h;
    for (const p of b) {
      {
        let q = 0;
        while (q < p.data.length) {
          p.data[q] = p.data[q] * m;
          q = q + 1;
        }
      }
    }
  }
  return h;
}
