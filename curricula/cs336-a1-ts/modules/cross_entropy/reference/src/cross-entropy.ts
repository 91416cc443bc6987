import { softmax } from "./softmax.ts";
import { lastAxis, type Tensor } from "./tensor.ts";

/** The mean loss of `logits` [n, vocabulary] against one target for each row. */
export function crossEntropy(logits: Tensor, targets: ArrayLike<number>): number {
  const rows = checkedRows(logits, targets);
  const width = lastAxis(logits);
  let total = 0;
  for (let row = 0; row < rows; row += 1) {
    const start = row * width;
    let max = -Infinity;
    for (let i = 0; i < width; i += 1) {
      max = Math.max(max, logits.data[start + i]);
    }
    let sum = 0;
    for (let i = 0; i < width; i += 1) {
      sum += Math.exp(logits.data[start + i] - max);
    }
    total += max + Math.log(sum) - logits.data[start + targets[row]];
  }
  return total / rows;
}

/** The derivative of that mean loss by every logit, in the shape of `logits`. */
export function crossEntropyGradient(logits: Tensor, targets: ArrayLike<number>): Tensor {
  const rows = checkedRows(logits, targets);
  const width = lastAxis(logits);
  const gradient = softmax(logits);
  for (let row = 0; row < rows; row += 1) {
    gradient.data[row * width + targets[row]] -= 1;
  }
  for (let i = 0; i < gradient.data.length; i += 1) {
    gradient.data[i] /= rows;
  }
  return gradient;
}

function checkedRows(logits: Tensor, targets: ArrayLike<number>): number {
  const width = lastAxis(logits);
  const rows = logits.data.length / width;
  if (targets.length !== rows) throw new RangeError(`${rows} rows of logits, but ${targets.length} targets`);
  for (let row = 0; row < rows; row += 1) {
    const target = targets[row];
    if (!Number.isInteger(target) || target < 0 || target >= width) {
      throw new RangeError(`the target ${target} of row ${row} is not a token below ${width}`);
    }
  }
  return rows;
}
