import { softmax } from "./softmax.ts";
import { lastAxis, zeros, type Tensor } from "./tensor.ts";

/** 1 where query i may look at key j (j <= i), else 0: [length, length] in row-major order. */
export function causalMask(length: number): Uint8Array {
  const mask = new Uint8Array(length * length);
  for (let i = 0; i < length; i += 1) {
    for (let j = 0; j <= i; j += 1) {
      mask[i * length + j] = 1;
    }
  }
  return mask;
}

/** Attention of `q` [n, d] over `k` [m, d] and `v` [m, d_v]: a tensor [n, d_v]. Without a mask all keys are allowed. */
export function attention(q: Tensor, k: Tensor, v: Tensor, mask?: Uint8Array): Tensor {
  const queries = q.shape[0];
  const keys = k.shape[0];
  const depth = lastAxis(q);
  const width = lastAxis(v);
  if (lastAxis(k) !== depth) throw new RangeError(`queries of width ${depth}, keys of width ${lastAxis(k)}`);
  if (v.shape[0] !== keys) throw new RangeError(`${keys} keys, but ${v.shape[0]} values`);
  if (mask && mask.length !== queries * keys) {
    throw new RangeError(`a mask of ${mask.length} entries for ${queries} queries and ${keys} keys`);
  }
  const scores = zeros([queries, keys]);
  for (let i = 0; i < queries; i += 1) {
    for (let j = 0; j < keys; j += 1) {
      let dot = 0;
      for (let c = 0; c < depth; c += 1) {
        dot += q.data[i * depth + c] * k.data[j * depth + c];
      }
      const allowed = !mask || mask[i * keys + j] === 1;
      scores.data[i * keys + j] = allowed ? dot / Math.sqrt(depth) : -Infinity;
    }
  }
  const weights = softmax(scores);
  const result = zeros([queries, width]);
  for (let i = 0; i < queries; i += 1) {
    for (let j = 0; j < keys; j += 1) {
      if (scores.data[i * keys + j] !== -Infinity) {
        for (let c = 0; c < width; c += 1) {
          result.data[i * width + c] += weights.data[i * keys + j] * v.data[j * width + c];
        }
      }
    }
  }
  return result;
}
