import { type BlockWeights } from "./model.ts";
import { type Tensor } from "./tensor.ts";

/** One pre-norm block on `x` [n, width]. */
export function transformerBlock(x: Tensor, weights: BlockWeights, heads: number, theta = 10000): Tensor {
  throw new Error("not implemented");
}
