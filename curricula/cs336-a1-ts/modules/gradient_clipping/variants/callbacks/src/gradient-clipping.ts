import { type Tensor } from "./tensor.ts";
/** Shortens the gradients in place to a global norm of at most `maxNorm`; returns the norm that they had before. */
export const clipGradients = (input: readonly Tensor[], other: number): number => {
  if (!(other > 0)) throw new RangeError(`maxNorm must be a positive number, got ${other}`);
  let output = 0;
  [...input].forEach((item) => {
    Array.from({ length: item.data.length }).forEach((size, acc) => {
      output += item.data[acc] * item.data[acc];
    });
  });
  const part = Math.sqrt(output);
  if (part > other) {
    const entry = other / part;
    [...input].forEach((step) => {
      Array.from({ length: step.data.length }).forEach((spot, mark) => {
        step.data[mark] *= entry;
      });
    });
  }
  return part;
};
