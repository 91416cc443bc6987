import assert from "node:assert/strict";
import { test } from "node:test";
import { type AttentionWeights } from "../src/model.ts";
import { multiHeadAttention } from "../src/multihead-attention.ts";
import { tensor, type Tensor } from "../src/tensor.ts";
import { assertClose, assertNumbersClose, fixture } from "./support.ts";

interface Case {
  readonly x: Tensor;
  readonly weights: AttentionWeights;
  readonly heads: number;
  readonly theta: number;
  readonly expected: Tensor;
}
const { two, one, three } = fixture<Record<"two" | "one" | "three", Case>>("multihead-attention");
const run = ({ x, weights, heads, theta }: Case) => multiHeadAttention(x, weights, heads, theta);

test("two heads", () => {
  assertClose(run(two), two.expected, 1e-11);
});

test("one head", () => {
  assertClose(run(one), one.expected, 1e-11);
});

test("three heads and another base", () => {
  assertClose(run(three), three.expected, 1e-11);
});

test("the base is 10000 unless it is given", () => {
  assert.equal(two.theta, 10000);
  assertClose(multiHeadAttention(two.x, two.weights, two.heads), two.expected, 1e-11);
});

test("a single position passes its value through", () => {
  const unit = tensor([2, 2], [1, 0, 0, 1]);
  const swap = tensor([2, 2], [0, 1, 1, 0]);
  const x = tensor([1, 2], [3, 5]);
  assertNumbersClose(multiHeadAttention(x, { query: unit, key: unit, value: unit, output: swap }, 1).data, [5, 3]);
});

test("what comes later changes nothing before", () => {
  const width = two.x.shape[1] as number;
  const changed = tensor(two.x.shape, two.x.data);
  changed.data.fill(9, changed.data.length - width);
  const [before, after] = [run(two), run({ ...two, x: changed })];
  const earlier = before.data.length - width;
  assertNumbersClose(after.data.subarray(0, earlier), before.data.subarray(0, earlier), 0);
});

test("heads that do not divide the width are refused", () => {
  assert.throws(() => multiHeadAttention(two.x, two.weights, 3), RangeError);
});

test("the input is not changed", () => {
  const x = tensor(two.x.shape, two.x.data);
  run({ ...two, x });
  assertClose(x, two.x, 0);
});
