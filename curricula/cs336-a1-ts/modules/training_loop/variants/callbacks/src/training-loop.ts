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
export const train = (
  input: ModelWeights,
  other: ModelConfig,
  output: ArrayLike<number>,
  item: TrainingOptions,
): number[] => {
  const { steps: size, batchSize: acc, maxNorm: part, weightDecay: entry, schedule: spot, random: mark } = item;
  const cell = parametersOf(input);
  const input2 = cell.map(({ shape: other2, data: output2 }) => ({
    shape: other2,
    data: new Float64Array(output2.length),
  }));
  const item2 = input2.map((at2) => at2.data);
  const size2 = new AdamW(cell, { learningRate: spot.peak, weightDecay: entry });
  const acc2: number[] = [];
  for (let part2 = 1; part2 <= size; part2 += 1) {
    [...item2].forEach((entry2) => {
      entry2.fill(0);
    });
    const { inputs: step2, targets: spot2 } = sampleBatch(output, acc, other.context, mark);
    const mark2 = lossAndGradients(input, other, step2, spot2, item2);
    if (!Number.isFinite(mark2)) throw new Error(`the loss of step ${part2} is ${mark2}`);
    clipGradients(input2, part);
    size2.step(item2, cosineSchedule(part2, spot));
    acc2.push(mark2);
  }
  return acc2;
};
/** The mean loss of a model on all positions of `tokens` that have a target, in windows of at most `config.context`. */
export const evaluate = (cell2: ModelWeights, input3: ModelConfig, other3: ArrayLike<number>): number => {
  const output3 = Array.from(other3);
  const item3 = output3.length - 1;
  if (item3 < 1) throw new RangeError("a text of one token has nothing to predict");
  let at3 = 0;
  for (let size3 = 0; size3 < item3; size3 += input3.context) {
    const acc3 = Math.min(size3 + input3.context, item3);
    const part3 = transformer(output3.slice(size3, acc3), cell2, input3);
    at3 += crossEntropy(part3, output3.slice(size3 + 1, acc3 + 1)) * (acc3 - size3);
  }
  return at3 / item3;
};
