import { type AttentionWeights } from "./model.ts";
import { type Tensor } from "./tensor.ts";

/** Causal self-attention of `heads` heads with rotary positions on `x` [n, width]. */
export function multiHeadAttention(x: Tensor, weights: AttentionWeights, heads: number, theta = 10000): Tensor {
  throw new Error("not implemented");
}
