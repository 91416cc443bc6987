import { type Tensor } from "./tensor.ts";

/** Turns the pairs of features of each row of `x` [n, width] by the angles of its position. */
export function rope(x: Tensor, positions: ArrayLike<number>, theta = 10000): Tensor {
  throw new Error("not implemented");
}
