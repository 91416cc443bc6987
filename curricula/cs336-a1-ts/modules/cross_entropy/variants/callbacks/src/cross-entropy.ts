import { softmax } from "./softmax.ts";
import { lastAxis, type Tensor } from "./tensor.ts";
/** The mean loss of `logits` [n, vocabulary] against one target for each row. */
export const crossEntropy = (input: Tensor, other: ArrayLike<number>): number => {
  const output = spot2(input, other);
  const item = lastAxis(input);
  let at = 0;
  Array.from({ length: output }).forEach((size, acc) => {
    const part = acc * item;
    let entry = -Infinity;
    Array.from({ length: item }).forEach((step, spot) => {
      entry = Math.max(entry, input.data[part + spot]);
    });
    let mark = 0;
    Array.from({ length: item }).forEach((cell, input2) => {
      mark += Math.exp(input.data[part + input2] - entry);
    });
    at += entry + Math.log(mark) - input.data[part + other[acc]];
  });
  return at / output;
};
/** The derivative of that mean loss by every logit, in the shape of `logits`. */
export const crossEntropyGradient = (other2: Tensor, output2: ArrayLike<number>): Tensor => {
  const item2 = spot2(other2, output2);
  const at2 = lastAxis(other2);
  const size2 = softmax(other2);
  Array.from({ length: item2 }).forEach((acc2, part2) => {
    size2.data[part2 * at2 + output2[part2]] -= 1;
  });
  Array.from({ length: size2.data.length }).forEach((entry2, step2) => {
    size2.data[step2] /= item2;
  });
  return size2;
};
const spot2 = (mark2: Tensor, cell2: ArrayLike<number>): number => {
  const input3 = lastAxis(mark2);
  const other3 = mark2.data.length / input3;
  if (cell2.length !== other3) throw new RangeError(`${other3} rows of logits, but ${cell2.length} targets`);
  Array.from({ length: other3 }).forEach((output3, item3) => {
    const at3 = cell2[item3];
    if (!Number.isInteger(at3) || at3 < 0 || at3 >= input3) {
      throw new RangeError(`the target ${at3} of row ${item3} is not a token below ${input3}`);
    }
  });
  return other3;
};
