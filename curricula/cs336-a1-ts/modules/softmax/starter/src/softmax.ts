import { type Tensor } from "./tensor.ts";

/** Softmax along the last axis. */
export function softmax(x: Tensor): Tensor {
  throw new Error("not implemented");
}
