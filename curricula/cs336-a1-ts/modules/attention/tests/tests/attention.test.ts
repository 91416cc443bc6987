import assert from "node:assert/strict";
import { test } from "node:test";
import { attention, causalMask } from "../src/attention.ts";
import { tensor, type Tensor } from "../src/tensor.ts";
import { assertClose, assertNumbersClose, fixture } from "./support.ts";

interface Case {
  readonly q: Tensor;
  readonly k: Tensor;
  readonly v: Tensor;
  readonly mask?: number[];
  readonly expected: Tensor;
}
const cases = fixture<Record<"open" | "causal" | "holes", Case>>("attention");
const run = ({ q, k, v, mask }: Case) => attention(q, k, v, mask && Uint8Array.from(mask));

test("without a mask every key counts", () => {
  assertClose(run(cases.open), cases.open.expected);
});

test("with a causal mask no query sees a later key", () => {
  assertClose(run(cases.causal), cases.causal.expected);
});

test("any mask is obeyed", () => {
  assertClose(run(cases.holes), cases.holes.expected);
});

test("the causal mask is the lower triangle with the diagonal", () => {
  assert.deepEqual([...causalMask(3)], [1, 0, 0, 1, 1, 0, 1, 1, 1]);
  assert.deepEqual([...causalMask(1)], [1]);
  assert.equal(causalMask(0).length, 0);
});

test("one key gets all of the weight", () => {
  assertNumbersClose(attention(tensor([1, 2], [3, 4]), tensor([1, 2], [1, 1]), tensor([1, 2], [7, 8])).data, [7, 8]);
});

test("equal keys share the weight", () => {
  const keys = tensor([2, 1], [5, 5]);
  assertNumbersClose(attention(tensor([1, 1], [2]), keys, tensor([2, 1], [10, 30])).data, [20]);
});

test("scores are divided by the square root of the width", () => {
  const [q, k] = [tensor([1, 4], [1, 1, 1, 1]), tensor([2, 4], [1, 1, 1, 1, 0, 0, 0, 0])];
  const weight = 1 / (1 + Math.exp(-4 / Math.sqrt(4)));
  assertNumbersClose(attention(q, k, tensor([2, 1], [1, 0])).data, [weight]);
});

test("a later value does not change an earlier row under the causal mask", () => {
  const { q, k, v } = cases.causal;
  const changed = tensor(v.shape, v.data);
  const width = v.shape[1] as number;
  changed.data.fill(1e6, changed.data.length - width);
  const before = attention(q, k, v, causalMask(q.shape[0] as number));
  const after = attention(q, k, changed, causalMask(q.shape[0] as number));
  const earlier = before.data.length - width;
  assertNumbersClose(after.data.subarray(0, earlier), before.data.subarray(0, earlier), 0);
  assert.notEqual(after.data.at(-1), before.data.at(-1));
});

test("a query without an allowed key gets zeros", () => {
  const one = tensor([2, 1], [1, 1]);
  const result = attention(one, one, tensor([2, 2], [1, 2, 3, 4]), Uint8Array.of(0, 0, 1, 0));
  assertNumbersClose(result.data, [0, 0, 1, 2]);
});

test("shapes that do not fit are refused", () => {
  const ones = (...shape: number[]) => tensor(shape, new Array<number>((shape[0] ?? 0) * (shape[1] ?? 0)).fill(1));
  assert.throws(() => attention(ones(2, 3), ones(2, 2), ones(2, 2)), RangeError);
  assert.throws(() => attention(ones(2, 3), ones(2, 3), ones(3, 2)), RangeError);
  assert.throws(() => attention(ones(2, 3), ones(2, 3), ones(2, 2), new Uint8Array(3)), RangeError);
});

test("the arguments are not changed", () => {
  const { q, k, v } = structuredClone(cases.causal);
  attention(q, k, v, causalMask(q.shape[0] as number));
  assertClose(q, cases.causal.q, 0);
  assertClose(k, cases.causal.k, 0);
  assertClose(v, cases.causal.v, 0);
});
