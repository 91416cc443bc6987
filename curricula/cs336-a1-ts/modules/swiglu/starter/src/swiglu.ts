import { type Tensor } from "./tensor.ts";

/** The weights of a SwiGLU layer: `gate` and `up` [d_ff, d], `down` [d, d_ff]. */
export interface SwigluWeights {
  readonly gate: Tensor;
  readonly up: Tensor;
  readonly down: Tensor;
}

/** The gated feed-forward layer on `x` [..., d]. */
export function swiglu(x: Tensor, weights: SwigluWeights): Tensor {
  throw new Error("not implemented");
}

/** The least multiple of `multiple` that is at least 8/3 of `width`. */
export function feedForwardWidth(width: number, multiple = 64): number {
  throw new Error("not implemented");
}
