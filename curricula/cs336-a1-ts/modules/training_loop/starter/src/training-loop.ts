import { type Schedule } from "./cosine-schedule.ts";
import { type ModelConfig, type ModelWeights } from "./model.ts";
import { type Random } from "./random.ts";

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
  throw new Error("not implemented");
}

/** The mean loss of a model on all positions of `tokens` that have a target, in windows of at most `config.context`. */
export function evaluate(weights: ModelWeights, config: ModelConfig, tokens: ArrayLike<number>): number {
  throw new Error("not implemented");
}
