import { type BlockWeights } from "./model.ts";
import { multiHeadAttention } from "./multihead-attention.ts";
import { rmsNorm } from "./rmsnorm.ts";
import { swiglu } from "./swiglu.ts";
import { tensor, type Tensor } from "./tensor.ts";

type Layer = (input: Tensor) => Tensor;

function withResidual(x: Tensor, gain: Tensor, layer: Layer): Tensor {
  const change = layer(rmsNorm(x, gain)).data;
  return tensor(
    x.shape,
    x.data.map((value, index) => value + change[index]),
  );
}

export function transformerBlock(x: Tensor, weights: BlockWeights, heads: number, theta: number = 10000): Tensor {
  const { attentionNorm, feedForwardNorm } = weights;
  const afterAttention = withResidual(x, attentionNorm, (input) =>
    multiHeadAttention(input, weights.attention, heads, theta),
  );
  return withResidual(afterAttention, feedForwardNorm, (input) => swiglu(input, weights.feedForward));
}
