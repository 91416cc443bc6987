import { type Tensor } from "./tensor.ts";

/** The mean loss of `logits` [n, vocabulary] against one target for each row. */
export function crossEntropy(logits: Tensor, targets: ArrayLike<number>): number {
  throw new Error("not implemented");
}

/** The derivative of that mean loss by every logit, in the shape of `logits`. */
export function crossEntropyGradient(logits: Tensor, targets: ArrayLike<number>): Tensor {
  throw new Error("not implemented");
}
