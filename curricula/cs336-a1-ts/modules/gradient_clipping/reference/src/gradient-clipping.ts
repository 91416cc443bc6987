import { type Tensor } from "./tensor.ts";

/** Shortens the gradients in place to a global norm of at most `maxNorm`; returns the norm that they had before. */
export function clipGradients(gradients: readonly Tensor[], maxNorm: number): number {
  if (!(maxNorm > 0)) throw new RangeError(`maxNorm must be a positive number, got ${maxNorm}`);
  let squares = 0;
  for (const gradient of gradients) {
    for (let i = 0; i < gradient.data.length; i += 1) {
      squares += gradient.data[i] * gradient.data[i];
    }
  }
  const norm = Math.sqrt(squares);
  if (norm > maxNorm) {
    const scale = maxNorm / norm;
    for (const gradient of gradients) {
      for (let i = 0; i < gradient.data.length; i += 1) {
        gradient.data[i] *= scale;
      }
    }
  }
  return norm;
}
