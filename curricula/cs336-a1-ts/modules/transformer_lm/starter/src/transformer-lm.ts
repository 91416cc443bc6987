import { type ModelConfig, type ModelWeights } from "./model.ts";
import { type Random } from "./random.ts";
import { type Tensor } from "./tensor.ts";

/** Fresh weights for a model of these sizes. */
export function initTransformer(config: ModelConfig, random: Random): ModelWeights {
  throw new Error("not implemented");
}

/** The logits [ids.length, vocabulary] for the token after each of `ids`. */
export function transformer(ids: ArrayLike<number>, weights: ModelWeights, config: ModelConfig): Tensor {
  throw new Error("not implemented");
}

/** How many numbers a model of these sizes learns, without building it. */
export function parameterCount(config: ModelConfig): number {
  throw new Error("not implemented");
}
