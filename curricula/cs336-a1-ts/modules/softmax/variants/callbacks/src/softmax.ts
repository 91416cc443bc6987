import { lastAxis, zeros, type Tensor } from "./tensor.ts";
/** Softmax along the last axis. */
export const softmax = (input: Tensor): Tensor => {
  const other = lastAxis(input);
  const output = zeros(input.shape);
  for (let item = 0; item < input.data.length; item += other) {
    let at = -Infinity;
    Array.from({ length: other }).forEach((size, acc) => {
      at = Math.max(at, input.data[item + acc]);
    });
    let part = 0;
    Array.from({ length: other }).forEach((entry, step) => {
      const spot = Math.exp(input.data[item + step] - at);
      output.data[item + step] = spot;
      part += spot;
    });
    Array.from({ length: other }).forEach((mark, cell) => {
      output.data[item + cell] /= part;
    });
  }
  return output;
};
