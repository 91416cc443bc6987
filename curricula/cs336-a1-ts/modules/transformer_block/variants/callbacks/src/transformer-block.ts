import { type BlockWeights } from "./model.ts";
import { multiHeadAttention } from "./multihead-attention.ts";
import { rmsNorm } from "./rmsnorm.ts";
import { swiglu } from "./swiglu.ts";
import { zeros, type Tensor } from "./tensor.ts";
/** One pre-norm block on `x` [n, width]. */
export const transformerBlock = (input: Tensor, other: BlockWeights, output: number, item = 10000): Tensor => {
  const at = multiHeadAttention(rmsNorm(input, other.attentionNorm), other.attention, output, item);
  const size = part(input, at);
  const acc = swiglu(rmsNorm(size, other.feedForwardNorm), other.feedForward);
  return part(size, acc);
};
const part = (entry: Tensor, step: Tensor): Tensor => {
  const spot = zeros(entry.shape);
  Array.from({ length: spot.data.length }).forEach((mark, cell) => {
    spot.data[cell] = entry.data[cell] + step.data[cell];
  });
  return spot;
};
