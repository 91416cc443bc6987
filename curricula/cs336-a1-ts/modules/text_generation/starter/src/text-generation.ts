import { type ModelConfig, type ModelWeights } from "./model.ts";
import { type Random } from "./random.ts";

export interface Sampling {
  /** 1 by default; 0 takes the most likely token. */
  readonly temperature?: number;
  /** How many of the most likely tokens are kept; all by default. */
  readonly topK?: number;
  /** The probability that the kept tokens reach together; 1 by default. */
  readonly topP?: number;
}

/** One token for the logits of a position. */
export function sampleToken(logits: ArrayLike<number>, sampling: Sampling, random: Random): number {
  throw new Error("not implemented");
}

/** Up to `count` tokens after `prompt`; ends early, without it, at the token `stop`. */
export function generate(
  weights: ModelWeights,
  config: ModelConfig,
  prompt: readonly number[],
  count: number,
  options: Sampling & { readonly random: Random; readonly stop?: number },
): number[] {
  throw new Error("not implemented");
}
