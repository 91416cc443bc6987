import { attention, causalMask } from "./attention.ts";
import { linear } from "./linear.ts";
import { type AttentionWeights } from "./model.ts";
import { rope } from "./rope.ts";
import { tensor, type Tensor } from "./tensor.ts";

/** [n, d] -> h tensors [n, d / h] */
function split(x: Tensor, h: number): Tensor[] {
  const [n, d] = x.shape;
  const size = d / h;
  return Array.from({ length: h }, (_, head) => {
    const part: number[] = [];
    for (let r = 0; r < n; r++) part.push(...x.data.subarray(r * d + head * size, r * d + (head + 1) * size));
    return tensor([n, size], part);
  });
}

/** The inverse of `split`. */
function merge(parts: Tensor[]): Tensor {
  const [n, size] = parts[0].shape;
  const rows = Array.from({ length: n }, (_, r) =>
    parts.flatMap((part) => Array.from(part.data.subarray(r * size, (r + 1) * size))),
  );
  return tensor([n, size * parts.length], rows.flat());
}

export function multiHeadAttention(x: Tensor, weights: AttentionWeights, heads: number, theta: number = 10000): Tensor {
  const [n, d] = x.shape;
  if (!Number.isInteger(d / heads)) throw new RangeError("heads must divide the width");
  const places = [...Array(n).keys()];
  const qs = split(linear(x, weights.query), heads).map((part) => rope(part, places, theta));
  const ks = split(linear(x, weights.key), heads).map((part) => rope(part, places, theta));
  const vs = split(linear(x, weights.value), heads);
  const answers = qs.map((query, head) => attention(query, ks[head], vs[head], causalMask(n)));
  return linear(merge(answers), weights.output);
}
