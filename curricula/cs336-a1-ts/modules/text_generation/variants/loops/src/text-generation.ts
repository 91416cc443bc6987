import { type ModelConfig, type ModelWeights } from "./model.ts";
import { type Random } from "./random.ts";
import { softmax } from "./softmax.ts";
import { tensor } from "./tensor.ts";
import { transformer } from "./transformer-lm.ts";
export interface Sampling {
  /** 1 by default; 0 takes the most likely token. */
  readonly temperature?: number;
  /** How many of the most likely tokens are kept; all by default. */
  readonly topK?: number;
  /** The probability that the kept tokens reach together; 1 by default. */
  readonly topP?: number;
}
/** One token for the logits of a position. */
export function sampleToken(c: ArrayLike<number>, d: Sampling, e: Random): number {
  const { temperature: g = 1, topK: h = c.length, topP: m = 1 } = d;
  if (!(g >= 0)) throw new RangeError(`a temperature is at least 0, got ${g}`);
  if (!(h >= 1)) throw new RangeError(`topK keeps at least one token, got ${h}`);
  if (!(m > 0 && m <= 1)) throw new RangeError(`topP is a probability above 0, got ${m}`);
  const p = Array.from(c);
  if (g === 0) return p.indexOf(p.reduce((q, r) => Math.max(q, r), -Infinity));
  const s = p.map((t) => t / g);
  const u = softmax(tensor([s.length], s)).data;
  const w = p.map((z, a2) => a2).sort((b2, c2) => u[c2] - u[b2] || b2 - c2);
  const d2: number[] = [];
  let e2 = 0;
  for (const g2 of w) {
    if (d2.length >= h || e2 >= m) break;
    d2.push(g2);
    e2 = e2 + u[g2];
  }
  const h2 = e() * e2;
  let m2 = 0;
  for (const p2 of d2) {
    m2 = m2 + u[p2];
    if (m2 > h2) return p2;
  }
  return d2[d2.length - 1];
}
/** Up to `count` tokens after `prompt`; ends early, without it, at the token `stop`. */
export function generate(
  q2: ModelWeights,
  r2: ModelConfig,
  s2: readonly number[],
  t2: number,
  u2: Sampling & {
    readonly random: Random;
    readonly stop?: number;
  },
): number[] {
  if (s2.length === 0) throw new RangeError("an empty prompt gives the model nothing to continue");
  const w2: number[] = [];
  while (w2.length < t2) {
    const z2 = [...s2, ...w2].slice(-r2.context);
    const a3 = transformer(z2, q2, r2).data;
    const b3 = a3.slice(a3.length - r2.vocabulary);
    const c3 = sampleToken(b3, u2, u2.random);
    if (c3 === u2.stop) break;
    w2.push(c3);
  }
  return w2;
}
