import { AdamW } from "./adamw.ts";
import { cosineSchedule, type Schedule } from "./cosine-schedule.ts";
import { crossEntropy } from "./cross-entropy.ts";
import { sampleBatch } from "./data-loader.ts";
import { clipGradients } from "./gradient-clipping.ts";
import { lossAndGradients } from "./gradients.ts";
import { parametersOf, type ModelConfig, type ModelWeights } from "./model.ts";
import { type Random } from "./random.ts";
import { transformer } from "./transformer-lm.ts";
export interface TrainingOptions {
  readonly steps: number;
  readonly batchSize: number;
  /** The global norm to which gradients are clipped. */
  readonly maxNorm: number;
  readonly weightDecay: number;
  readonly schedule: Schedule;
  readonly random: Random;
}
/** Trains `weights` in place on windows of `config.context` tokens; returns the loss of the batch of every step. */
export function train(b: ModelWeights, c: ModelConfig, d: ArrayLike<number>, e: TrainingOptions): number[] {
  const { steps: g, batchSize: h, maxNorm: m, weightDecay: p, schedule: q, random: r } = e;
  const s = parametersOf(b);
  const t = s.map(({ shape: u, data: w }) => ({ shape: u, data: new Float64Array(w.length) }));
  const z = t.map((a2) => a2.data);
  const b2 = new AdamW(s, { learningRate: q.peak, weightDecay: p });
  const c2: number[] = [];
  {
    let d2 = 1;
    while (d2 <= g) {
      for (const e2 of z) {
        e2.fill(0);
      }
      const { inputs: g2, targets: h2 } = sampleBatch(d, h, c.context, r);
      const m2 = lossAndGradients(b, c, g2, h2, z);
      if (!Number.isFinite(m2)) throw new Error(`the loss of step ${d2} is ${m2}`);
      clipGradients(t, m);
      b2.step(z, cosineSchedule(d2, q));
      c2.push(m2);
      d2 = d2 + 1;
    }
  }
  return c2;
}
/** The mean loss of a model on all positions of `tokens` that have a target, in windows of at most `config.context`. */
export function evaluate(p2: ModelWeights, q2: ModelConfig, r2: ArrayLike<number>): number {
  const s2 = Array.from(r2);
  const t2 = s2.length - 1;
  if (t2 < 1) throw new RangeError("a text of one token has nothing to predict");
  let u2 = 0;
  {
    let w2 = 0;
    while (w2 < t2) {
      const z2 = Math.min(w2 + q2.context, t2);
      const a3 = transformer(s2.slice(w2, z2), p2, q2);
      u2 = u2 + crossEntropy(a3, s2.slice(w2 + 1, z2 + 1)) * (z2 - w2);
      w2 = w2 + q2.context;
    }
  }
  return u2 / t2;
}
