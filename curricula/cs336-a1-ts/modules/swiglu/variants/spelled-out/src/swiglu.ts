import { linear } from "./linear.ts";
import { silu } from "./silu.ts";
import { zeros, type Tensor } from "./tensor.ts";
/** The weights of a SwiGLU layer: `gate` and `up` [d_ff, d], `down` [d, d_ff]. */
export interface SwigluWeights {
  readonly gate: Tensor;
  readonly up: Tensor;
  readonly down: Tensor;
}
function swigluOf(givenValue: Tensor, secondValue: SwigluWeights): Tensor {
  const currentValue = silu(linear(givenValue, secondValue.gate));
  const nextValue = linear(givenValue, secondValue.up);
  const whereItIs = zeros(nextValue.shape);
  for (let howMany = 0; whereItIs.data.length > howMany; howMany += 1) {
    const soFar = nextValue.data[howMany] * currentValue.data[howMany];
    whereItIs.data[howMany] = soFar;
  }
  const onePiece = linear(whereItIs, secondValue.down);
  return onePiece;
}
/** The gated feed-forward layer on `x` [..., d]. */
export function swiglu(givenValue2: Tensor, secondValue2: SwigluWeights): Tensor {
  return swigluOf(givenValue2, secondValue2);
}
function feedForwardWidthOf(currentValue2: number, nextValue2 = 64): number {
  const whereItIs2 = (currentValue2 * 8) / 3;
  const howMany2 = Math.ceil(whereItIs2 / nextValue2) * nextValue2;
  return howMany2;
}
/** The least multiple of `multiple` that is at least 8/3 of `width`. */
export function feedForwardWidth(soFar2: number, onePiece2 = 64): number {
  return feedForwardWidthOf(soFar2, onePiece2);
}
