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
function trainOf(
  givenValue: ModelWeights,
  secondValue: ModelConfig,
  currentValue: ArrayLike<number>,
  nextValue: TrainingOptions,
): number[] {
  const {
    steps: whereItIs,
    batchSize: howMany,
    maxNorm: soFar,
    weightDecay: onePiece,
    schedule: givenValue2,
    random: secondValue2,
  } = nextValue;
  const currentValue2 = parametersOf(givenValue);
  const nextValue2 = currentValue2.map(({ shape: whereItIs2, data: howMany2 }) => ({
    shape: whereItIs2,
    data: new Float64Array(howMany2.length),
  }));
  const soFar2 = nextValue2.map((onePiece2) => onePiece2.data);
  const givenValue3 = new AdamW(currentValue2, { learningRate: givenValue2.peak, weightDecay: onePiece });
  const secondValue3: number[] = [];
  for (let currentValue3 = 1; whereItIs >= currentValue3; currentValue3 += 1) {
    for (const nextValue3 of soFar2) {
      nextValue3.fill(0);
    }
    const { inputs: whereItIs3, targets: howMany3 } = sampleBatch(
      currentValue,
      howMany,
      secondValue.context,
      secondValue2,
    );
    const soFar3 = lossAndGradients(givenValue, secondValue, whereItIs3, howMany3, soFar2);
    if (!Number.isFinite(soFar3)) throw new Error(`the loss of step ${currentValue3} is ${soFar3}`);
    clipGradients(nextValue2, soFar);
    givenValue3.step(soFar2, cosineSchedule(currentValue3, givenValue2));
    secondValue3.push(soFar3);
  }
  return secondValue3;
}
/** Trains `weights` in place on windows of `config.context` tokens; returns the loss of the batch of every step. */
export function train(
  onePiece3: ModelWeights,
  givenValue4: ModelConfig,
  secondValue4: ArrayLike<number>,
  currentValue4: TrainingOptions,
): number[] {
  return trainOf(onePiece3, givenValue4, secondValue4, currentValue4);
}
function evaluateOf(nextValue4: ModelWeights, whereItIs4: ModelConfig, howMany4: ArrayLike<number>): number {
  const soFar4 = Array.from(howMany4);
  const onePiece4 = soFar4.length - 1;
  if (1 > onePiece4) throw new RangeError("a text of one token has nothing to predict");
  let givenValue5 = 0;
  for (let secondValue5 = 0; onePiece4 > secondValue5; secondValue5 += whereItIs4.context) {
    const currentValue5 = Math.min(secondValue5 + whereItIs4.context, onePiece4);
    const nextValue5 = transformer(soFar4.slice(secondValue5, currentValue5), nextValue4, whereItIs4);
    givenValue5 +=
      crossEntropy(nextValue5, soFar4.slice(secondValue5 + 1, currentValue5 + 1)) * (currentValue5 - secondValue5);
  }
  const whereItIs5 = givenValue5 / onePiece4;
  return whereItIs5;
}
/** The mean loss of a model on all positions of `tokens` that have a target, in windows of at most `config.context`. */
export function evaluate(howMany5: ModelWeights, soFar5: ModelConfig, onePiece5: ArrayLike<number>): number {
  return evaluateOf(howMany5, soFar5, onePiece5);
}
