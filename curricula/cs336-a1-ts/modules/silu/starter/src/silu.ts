import { type Tensor } from "./tensor.ts";

/** 1 / (1 + e^-x), as exact as float64 allows for every finite x. */
export function sigmoid(x: number): number {
  throw new Error("not implemented");
}

/** x * sigmoid(x), element by element. */
export function silu(x: Tensor): Tensor {
  throw new Error("not implemented");
}

/** The derivative of SiLU, element by element. */
export function siluDerivative(x: Tensor): Tensor {
  throw new Error("not implemented");
}
