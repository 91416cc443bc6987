import { type BlockWeights } from "./model.ts";
import { multiHeadAttention } from "./multihead-attention.ts";
import { rmsNorm } from "./rmsnorm.ts";
import { swiglu } from "./swiglu.ts";
import { zeros, type Tensor } from "./tensor.ts";

/** One pre-norm block on `x` [n, width]. */
export function transformerBlock(x: Tensor, weights: BlockWeights, heads: number, theta = 10000): Tensor {
  const attended = multiHeadAttention(rmsNorm(x, weights.attentionNorm), weights.attention, heads, theta);
  const middle = add(x, attended);
  const transformed = swiglu(rmsNorm(middle, weights.feedForwardNorm), weights.feedForward);
  return add(middle, transformed);
}

function add(left: Tensor, right: Tensor): Tensor {
  const result = zeros(left.shape);
  for (let i = 0; i < result.data.length; i += 1) {
    result.data[i] = left.data[i] + right.data[i];
  }
  return result;
}
