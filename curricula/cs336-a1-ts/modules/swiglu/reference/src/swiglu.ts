import { linear } from "./linear.ts";
import { silu } from "./silu.ts";
import { zeros, type Tensor } from "./tensor.ts";

/** The weights of a SwiGLU layer: `gate` and `up` [d_ff, d], `down` [d, d_ff]. */
export interface SwigluWeights {
  readonly gate: Tensor;
  readonly up: Tensor;
  readonly down: Tensor;
}

/** The gated feed-forward layer on `x` [..., d]. */
export function swiglu(x: Tensor, weights: SwigluWeights): Tensor {
  const gate = silu(linear(x, weights.gate));
  const up = linear(x, weights.up);
  const product = zeros(up.shape);
  for (let i = 0; i < product.data.length; i += 1) {
    product.data[i] = gate.data[i] * up.data[i];
  }
  return linear(product, weights.down);
}

/** The least multiple of `multiple` that is at least 8/3 of `width`. */
export function feedForwardWidth(width: number, multiple = 64): number {
  const exact = (8 * width) / 3;
  return Math.ceil(exact / multiple) * multiple;
}
