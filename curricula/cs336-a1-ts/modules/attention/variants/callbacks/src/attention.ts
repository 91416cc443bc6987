import { softmax } from "./softmax.ts";
import { lastAxis, zeros, type Tensor } from "./tensor.ts";
/** 1 where query i may look at key j (j <= i), else 0: [length, length] in row-major order. */
export const causalMask = (input: number): Uint8Array => {
  const other = new Uint8Array(input * input);
  Array.from({ length: input }).forEach((output, item) => {
    for (let size = 0; size <= item; size += 1) {
      other[item * input + size] = 1;
    }
  });
  return other;
};
/** Attention of `q` [n, d] over `k` [m, d] and `v` [m, d_v]: a tensor [n, d_v]. Without a mask all keys are allowed. */
export const attention = (acc: Tensor, part: Tensor, entry: Tensor, step?: Uint8Array): Tensor => {
  const spot = acc.shape[0];
  const mark = part.shape[0];
  const cell = lastAxis(acc);
  const input2 = lastAxis(entry);
  if (lastAxis(part) !== cell) throw new RangeError(`queries of width ${cell}, keys of width ${lastAxis(part)}`);
  if (entry.shape[0] !== mark) throw new RangeError(`${mark} keys, but ${entry.shape[0]} values`);
  if (step && step.length !== spot * mark) {
    throw new RangeError(`a mask of ${step.length} entries for ${spot} queries and ${mark} keys`);
  }
  const other2 = zeros([spot, mark]);
  Array.from({ length: spot }).forEach((output2, item2) => {
    Array.from({ length: mark }).forEach((at2, size2) => {
      let acc2 = 0;
      Array.from({ length: cell }).forEach((part2, entry2) => {
        acc2 += acc.data[item2 * cell + entry2] * part.data[size2 * cell + entry2];
      });
      const step2 = !step || step[item2 * mark + size2] === 1;
      other2.data[item2 * mark + size2] = step2 ? acc2 / Math.sqrt(cell) : -Infinity;
    });
  });
  const spot2 = softmax(other2);
  const mark2 = zeros([spot, input2]);
  Array.from({ length: spot }).forEach((cell2, input3) => {
    Array.from({ length: mark }).forEach((other3, output3) => {
      if (other2.data[input3 * mark + output3] !== -Infinity) {
        Array.from({ length: input2 }).forEach((item3, at3) => {
          mark2.data[input3 * input2 + at3] += spot2.data[input3 * mark + output3] * entry.data[output3 * input2 + at3];
        });
      }
    });
  });
  return mark2;
};
