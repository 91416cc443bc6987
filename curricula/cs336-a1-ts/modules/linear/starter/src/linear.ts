import { type Random } from "./random.ts";
import { type Tensor } from "./tensor.ts";

/** `x` [..., in] times the transposed `weight` [out, in]: a tensor [..., out]. */
export function linear(x: Tensor, weight: Tensor): Tensor {
  throw new Error("not implemented");
}

/** Initial weights [outFeatures, inFeatures]: normal, variance 2 / (in + out), cut off at three standard deviations. */
export function initLinear(inFeatures: number, outFeatures: number, random: Random): Tensor {
  throw new Error("not implemented");
}
