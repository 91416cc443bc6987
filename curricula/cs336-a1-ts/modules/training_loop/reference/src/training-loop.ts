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
export function train(
  weights: ModelWeights,
  config: ModelConfig,
  tokens: ArrayLike<number>,
  options: TrainingOptions,
): number[] {
  const { steps, batchSize, maxNorm, weightDecay, schedule, random } = options;
  const parameters = parametersOf(weights);
  const gradients = parameters.map(({ shape, data }) => ({ shape, data: new Float64Array(data.length) }));
  const arrays = gradients.map((gradient) => gradient.data);
  const optimizer = new AdamW(parameters, { learningRate: schedule.peak, weightDecay });
  const losses: number[] = [];
  for (let step = 1; step <= steps; step += 1) {
    for (const array of arrays) {
      array.fill(0);
    }
    const { inputs, targets } = sampleBatch(tokens, batchSize, config.context, random);
    const loss = lossAndGradients(weights, config, inputs, targets, arrays);
    if (!Number.isFinite(loss)) throw new Error(`the loss of step ${step} is ${loss}`);
    clipGradients(gradients, maxNorm);
    optimizer.step(arrays, cosineSchedule(step, schedule));
    losses.push(loss);
  }
  return losses;
}

/** The mean loss of a model on all positions of `tokens` that have a target, in windows of at most `config.context`. */
export function evaluate(weights: ModelWeights, config: ModelConfig, tokens: ArrayLike<number>): number {
  const all = Array.from(tokens);
  const count = all.length - 1;
  if (count < 1) throw new RangeError("a text of one token has nothing to predict");
  let total = 0;
  for (let start = 0; start < count; start += config.context) {
    const end = Math.min(start + config.context, count);
    const logits = transformer(all.slice(start, end), weights, config);
    total += crossEntropy(logits, all.slice(start + 1, end + 1)) * (end - start);
  }
  return total / count;
}
