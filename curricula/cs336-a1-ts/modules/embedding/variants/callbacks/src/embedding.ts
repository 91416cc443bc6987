import { lastAxis, zeros, type Tensor } from "./tensor.ts";
/** The rows of `table` [vocabulary, width] for `ids`: a tensor [ids.length, width]. */
export const embed = (input: Tensor, other: ArrayLike<number>): Tensor => {
  const output = lastAxis(input);
  const item = zeros([other.length, output]);
  Array.from({ length: other.length }).forEach((size, acc) => {
    const part = acc2(input, other, acc);
    Array.from({ length: output }).forEach((entry, step) => {
      item.data[acc * output + step] = input.data[part * output + step];
    });
  });
  return item;
};
/** Adds each row of `gradient` [ids.length, width] to the row of its id in `into` [vocabulary, width]. */
export const addEmbeddingGradient = (spot: Tensor, mark: ArrayLike<number>, cell: Tensor): void => {
  const input2 = lastAxis(spot);
  Array.from({ length: mark.length }).forEach((other2, output2) => {
    const item2 = acc2(spot, mark, output2);
    Array.from({ length: input2 }).forEach((at2, size2) => {
      spot.data[item2 * input2 + size2] += cell.data[output2 * input2 + size2];
    });
  });
};
const acc2 = (part2: Tensor, entry2: ArrayLike<number>, step2: number): number => {
  const spot2 = entry2[step2];
  const mark2 = part2.shape[0];
  if (!Number.isInteger(spot2) || spot2 < 0 || spot2 >= mark2) {
    throw new RangeError(`the id ${spot2} at position ${step2} is not a token below ${mark2}`);
  }
  return spot2;
};
