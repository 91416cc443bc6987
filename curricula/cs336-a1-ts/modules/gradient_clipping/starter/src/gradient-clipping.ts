import { type Tensor } from "./tensor.ts";

/** Shortens the gradients in place to a global norm of at most `maxNorm`; returns the norm that they had before. */
export function clipGradients(gradients: readonly Tensor[], maxNorm: number): number {
  throw new Error("not implemented");
}
