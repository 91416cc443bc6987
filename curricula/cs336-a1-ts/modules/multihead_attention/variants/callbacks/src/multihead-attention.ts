import { attention, causalMask } from "./attention.ts";
import { linear } from "./linear.ts";
import { type AttentionWeights } from "./model.ts";
import { rope } from "./rope.ts";
import { lastAxis, zeros, type Tensor } from "./tensor.ts";
/** Causal self-attention of `heads` heads with rotary positions on `x` [n, width]. */
export const multiHeadAttention = (input: Tensor, other: AttentionWeights, item: number, at = 10000): Tensor => {
  const size = lastAxis(input);
  if (size % item !== 0) throw new RangeError(`${item} heads do not divide a width of ${size}`);
  const acc = input.shape[0];
  const part = size / item;
  const entry = Array.from({ length: acc }, (step, spot) => spot);
  const mark = causalMask(acc);
  const cell = linear(input, other.query);
  const input2 = linear(input, other.key);
  const other2 = linear(input, other.value);
  const output2 = zeros([acc, size]);
  Array.from({ length: item }).forEach((item2, at2) => {
    const size2 = rope(cell2(cell, at2 * part, part), entry, at);
    const acc2 = rope(cell2(input2, at2 * part, part), entry, at);
    const part2 = attention(size2, acc2, cell2(other2, at2 * part, part), mark);
    Array.from({ length: acc }).forEach((entry2, step2) => {
      Array.from({ length: part }).forEach((spot2, mark2) => {
        output2.data[step2 * size + at2 * part + mark2] = part2.data[step2 * part + mark2];
      });
    });
  });
  return linear(output2, other.output);
};
const cell2 = (input3: Tensor, other3: number, output3: number): Tensor => {
  const item3 = lastAxis(input3);
  const at3 = input3.shape[0];
  const size3 = zeros([at3, output3]);
  Array.from({ length: at3 }).forEach((acc3, part3) => {
    Array.from({ length: output3 }).forEach((entry3, step3) => {
      size3.data[part3 * output3 + step3] = input3.data[part3 * item3 + other3 + step3];
    });
  });
  return size3;
};
