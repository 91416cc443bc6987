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
export function swiglu(b: Tensor, c: SwigluWeights): Tensor {
  const e = silu(linear(b, c.gate));
  const g = linear(b, c.up);
  const h = zeros(g.shape);
  {
    let m = 0;
    while (m < h.data.length) {
      h.data[m] = e.data[m] * g.data[m];
      m = m + 1;
    }
  }
  return linear(h, c.down);
}
/** The least multiple of `multiple` that is at least 8/3 of `width`. */
export function feedForwardWidth(p: number, q = 64): number {
  const r = (8 * p) / 3;
  return Math.ceil(r / q) * q;
}
