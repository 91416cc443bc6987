import { type Random } from "./random.ts";
export interface Batch {
  readonly inputs: readonly Int32Array[];
  readonly targets: readonly Int32Array[];
}
/** `batchSize` random windows of `contextLength` tokens, with their targets. One random number for each window. */
export function sampleBatch(b: ArrayLike<number>, c: number, d: number, e: Random): Batch {
  const g = b.length - d;
  if (g < 1) throw new RangeError(`${b.length} tokens hold no example of ${d} and a target`);
  const h: Int32Array[] = [];
  const m: Int32Array[] = [];
  {
    let p = 0;
    while (p < c) {
      const q = Math.floor(e() * g);
      const r = new Int32Array(d);
      const s = new Int32Array(d);
      {
        let t = 0;
        while (t < d) {
          r[t] = b[q + t];
          s[t] = b[q + t + 1];
          t = t + 1;
        }
      }
      h.push(r);
      m.push(s);
      p = p + 1;
    }
  }
  return { inputs: h, targets: m };
}
