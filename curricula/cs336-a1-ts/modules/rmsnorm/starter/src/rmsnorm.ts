import { type Tensor } from "./tensor.ts";

/** Divides every row of `x` [..., width] by its root mean square and multiplies by `gain` [width]. */
export function rmsNorm(x: Tensor, gain: Tensor, eps = 1e-5): Tensor {
  throw new Error("not implemented");
}
