import { softmax } from "./softmax.ts";
import { tensor, type Tensor } from "./tensor.ts";

export function causalMask(length: number): Uint8Array {
  return Uint8Array.from({ length: length * length }, (_, at) => (at % length > Math.floor(at / length) ? 0 : 1));
}

const rowsOf = ({ shape: [count, size], data }: Tensor): Float64Array[] =>
  Array.from({ length: count }, (_, r) => data.subarray(r * size, (r + 1) * size));

export function attention(q: Tensor, k: Tensor, v: Tensor, mask?: Uint8Array): Tensor {
  const [n, d] = q.shape;
  const [m, dv] = v.shape;
  if (k.shape[1] !== d || k.shape[0] !== m || (mask !== undefined && mask.length !== n * m)) {
    throw new RangeError("the shapes do not fit");
  }
  const scale = 1 / Math.sqrt(d);
  const values = rowsOf(v);
  const keys = rowsOf(k);
  const answers = rowsOf(q).map((query, i) => {
    const scores = keys.map((key, j) => {
      if (mask && !mask[i * m + j]) return -Infinity;
      return scale * key.reduce((sum, value, c) => sum + value * query[c], 0);
    });
    if (scores.every((score) => score === -Infinity)) return new Array<number>(dv).fill(0);
    const weights = softmax(tensor([m], scores)).data;
    return Array.from({ length: dv }, (_, c) => values.reduce((sum, value, j) => sum + weights[j] * value[c], 0));
  });
  return tensor([n, dv], answers.flat());
}
