import { AdamW } from "./adamw.ts";
import { cosineSchedule, type Schedule } from "./cosine-schedule.ts";
import { crossEntropy } from "./cross-entropy.ts";
import { sampleBatch } from "./data-loader.ts";
import { clipGradients } from "./gradient-clipping.ts";
import { lossAndGradients } from "./gradients.ts";
import { parametersOf, type ModelConfig, type ModelWeights } from "./model.ts";
import { type Random } from "./random.ts";
import { tensor } from "./tensor.ts";
import { transformer } from "./transformer-lm.ts";

export interface TrainingOptions {
  readonly steps: number;
  readonly batchSize: number;
  readonly maxNorm: number;
  readonly weightDecay: number;
  readonly schedule: Schedule;
  readonly random: Random;
}

export function train(
  weights: ModelWeights,
  config: ModelConfig,
  tokens: ArrayLike<number>,
  options: TrainingOptions,
): number[] {
  const parameters = parametersOf(weights);
  const adam = new AdamW(parameters, { learningRate: 0, weightDecay: options.weightDecay });

  function oneStep(t: number): number {
    const batch = sampleBatch(tokens, options.batchSize, config.context, options.random);
    const sums = parameters.map(({ shape, data }) => tensor(shape, new Float64Array(data.length)));
    const flat = sums.map((sum) => sum.data);
    const loss = lossAndGradients(weights, config, batch.inputs, batch.targets, flat);
    if (Number.isNaN(loss) || Math.abs(loss) === Infinity) throw new Error("no finite loss in step " + t);
    clipGradients(sums, options.maxNorm);
    const rate = cosineSchedule(t, options.schedule);
    adam.step(flat, rate);
    return loss;
  }

  return Array.from({ length: options.steps }, (_, index) => oneStep(index + 1));
}

export function evaluate(weights: ModelWeights, config: ModelConfig, tokens: ArrayLike<number>): number {
  const text = Int32Array.from(tokens);
  if (text.length < 2) throw new RangeError("too short");
  const inputs = text.subarray(0, text.length - 1);
  const targets = text.subarray(1);
  let sum = 0;
  let from = 0;
  while (from < inputs.length) {
    const part = inputs.subarray(from, from + config.context);
    const loss = crossEntropy(transformer(part, weights, config), targets.subarray(from, from + part.length));
    sum += part.length * loss;
    from += part.length;
  }
  return sum / inputs.length;
}
