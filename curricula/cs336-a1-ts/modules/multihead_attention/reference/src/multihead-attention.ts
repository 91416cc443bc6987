import { attention, causalMask } from "./attention.ts";
import { linear } from "./linear.ts";
import { type AttentionWeights } from "./model.ts";
import { rope } from "./rope.ts";
import { lastAxis, zeros, type Tensor } from "./tensor.ts";

/** Causal self-attention of `heads` heads with rotary positions on `x` [n, width]. */
export function multiHeadAttention(x: Tensor, weights: AttentionWeights, heads: number, theta = 10000): Tensor {
  const width = lastAxis(x);
  if (width % heads !== 0) throw new RangeError(`${heads} heads do not divide a width of ${width}`);
  const length = x.shape[0];
  const depth = width / heads;
  const positions = Array.from({ length }, (_, position) => position);
  const mask = causalMask(length);
  const queries = linear(x, weights.query);
  const keys = linear(x, weights.key);
  const values = linear(x, weights.value);
  const joined = zeros([length, width]);
  for (let head = 0; head < heads; head += 1) {
    const q = rope(columns(queries, head * depth, depth), positions, theta);
    const k = rope(columns(keys, head * depth, depth), positions, theta);
    const found = attention(q, k, columns(values, head * depth, depth), mask);
    for (let row = 0; row < length; row += 1) {
      for (let i = 0; i < depth; i += 1) {
        joined.data[row * width + head * depth + i] = found.data[row * depth + i];
      }
    }
  }
  return linear(joined, weights.output);
}

function columns(x: Tensor, from: number, count: number): Tensor {
  const width = lastAxis(x);
  const rows = x.shape[0];
  const result = zeros([rows, count]);
  for (let row = 0; row < rows; row += 1) {
    for (let i = 0; i < count; i += 1) {
      result.data[row * count + i] = x.data[row * width + from + i];
    }
  }
  return result;
}
