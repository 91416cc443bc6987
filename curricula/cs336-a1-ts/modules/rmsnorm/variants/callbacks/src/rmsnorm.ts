import { lastAxis, zeros, type Tensor } from "./tensor.ts";
/** Divides every row of `x` [..., width] by its root mean square and multiplies by `gain` [width]. */
export const rmsNorm = (input: Tensor, other: Tensor, output = 1e-5): Tensor => {
  const item = lastAxis(input);
  if (other.data.length !== item) throw new RangeError(`${other.data.length} gains for rows of ${item}`);
  const at = zeros(input.shape);
  for (let size = 0; size < input.data.length; size += item) {
    let acc = 0;
    Array.from({ length: item }).forEach((part, entry) => {
      acc += input.data[size + entry] * input.data[size + entry];
    });
    const step = Math.sqrt(acc / item + output);
    Array.from({ length: item }).forEach((spot, mark) => {
      at.data[size + mark] = (input.data[size + mark] / step) * other.data[mark];
    });
  }
  return at;
};
