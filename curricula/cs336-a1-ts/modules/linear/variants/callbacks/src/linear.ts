import { normal, type Random } from "./random.ts";
import { lastAxis, zeros, type Tensor } from "./tensor.ts";
/** `x` [..., in] times the transposed `weight` [out, in]: a tensor [..., out]. */
export const linear = (other: Tensor, output: Tensor): Tensor => {
  const item = lastAxis(other);
  const size = output.shape[0];
  if (lastAxis(output) !== item) {
    throw new RangeError(`an input of ${item} features does not fit a weight [${output.shape.join(", ")}]`);
  }
  const acc = zeros([...other.shape.slice(0, -1), size]);
  const part = other.data.length / item;
  Array.from({ length: part }).forEach((entry, step) => {
    Array.from({ length: size }).forEach((spot, mark) => {
      let cell = 0;
      Array.from({ length: item }).forEach((input2, other2) => {
        cell += other.data[step * item + other2] * output.data[mark * item + other2];
      });
      acc.data[step * size + mark] = cell;
    });
  });
  return acc;
};
/** Initial weights [outFeatures, inFeatures]: normal, variance 2 / (in + out), cut off at three standard deviations. */
export const initLinear = (output2: number, item2: number, at2: Random): Tensor => {
  const size2 = Math.sqrt(2 / (output2 + item2));
  const acc2 = zeros([item2, output2]);
  Array.from({ length: acc2.data.length }).forEach((part2, entry2) => {
    let step2 = normal(at2);
    while (Math.abs(step2) > 3) {
      step2 = normal(at2);
    }
    acc2.data[entry2] = step2 * size2;
  });
  return acc2;
};
