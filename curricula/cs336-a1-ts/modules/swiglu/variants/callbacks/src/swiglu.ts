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
export const swiglu = (input: Tensor, other: SwigluWeights): Tensor => {
  const output = silu(linear(input, other.gate));
  const item = linear(input, other.up);
  const size = zeros(item.shape);
  Array.from({ length: size.data.length }).forEach((acc, part) => {
    size.data[part] = output.data[part] * item.data[part];
  });
  return linear(size, other.down);
};
/** The least multiple of `multiple` that is at least 8/3 of `width`. */
export const feedForwardWidth = (entry: number, step = 64): number => {
  const spot = (8 * entry) / 3;
  return Math.ceil(spot / step) * step;
};
