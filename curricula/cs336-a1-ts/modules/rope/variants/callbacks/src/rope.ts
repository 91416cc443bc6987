import { lastAxis, zeros, type Tensor } from "./tensor.ts";
/** Turns the pairs of features of each row of `x` [n, width] by the angles of its position. */
export const rope = (input: Tensor, other: ArrayLike<number>, output = 10000): Tensor => {
  const item = lastAxis(input);
  const at = input.data.length / item;
  if (item % 2 !== 0) throw new RangeError(`features come in pairs, but the width is ${item}`);
  if (other.length !== at) throw new RangeError(`${other.length} positions for ${at} rows`);
  const size = zeros(input.shape);
  Array.from({ length: at }).forEach((acc, part) => {
    Array.from({ length: item / 2 }).forEach((entry, step) => {
      const spot = other[part] * Math.pow(output, (-2 * step) / item);
      const mark = Math.cos(spot);
      const cell = Math.sin(spot);
      const input2 = input.data[part * item + 2 * step];
      const other2 = input.data[part * item + 2 * step + 1];
      size.data[part * item + 2 * step] = input2 * mark - other2 * cell;
      size.data[part * item + 2 * step + 1] = input2 * cell + other2 * mark;
    });
  });
  return size;
};
