import { type BlockWeights } from "./model.ts";
import { multiHeadAttention } from "./multihead-attention.ts";
import { rmsNorm } from "./rmsnorm.ts";
import { swiglu } from "./swiglu.ts";
import { zeros, type Tensor } from "./tensor.ts";
/** One pre-norm block on `x` [n, width]. */
export function transformerBlock(a: Tensor, b: BlockWeights, c: number, d = 10000): Tensor {
  const e = multiHeadAttention(rmsNorm(a, b.attentionNorm), b.attention, c, d);
  const g = add(a, e);
  const h = swiglu(rmsNorm(g, b.feedForwardNorm), b.feedForward);
  return add(g, h);
}
function add(m: Tensor, p: Tensor): Tensor {
  const q = zeros(m.shape);
  {
    let r = 0;
    while (r < q.data.length) {
      q.data[r] = m.data[r] + p.data[r];
      r = r + 1;
    }
  }
  return q;
}
