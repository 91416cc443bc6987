import assert from "node:assert/strict";
import { test } from "node:test";
import { initLinear, linear } from "../src/linear.ts";
import { createRandom } from "../src/random.ts";
import { tensor, type Tensor } from "../src/tensor.ts";
import { assertClose, assertNumbersClose, fixture } from "./support.ts";

interface Case {
  readonly x: Tensor;
  readonly weight: Tensor;
  readonly expected: Tensor;
}
const { matrix, axes, square } = fixture<Record<"matrix" | "axes" | "square", Case>>("linear");
const variance = (values: Float64Array) => values.reduce((sum, value) => sum + value * value, 0) / values.length;

test("multiplies rows by the transposed weight", () => {
  assertClose(linear(matrix.x, matrix.weight), matrix.expected);
});

test("a square weight is transposed too", () => {
  assertClose(linear(square.x, square.weight), square.expected);
});

test("keeps all axes but the last", () => {
  assertClose(linear(axes.x, axes.weight), axes.expected);
});

test("a single vector gives a single vector", () => {
  assertClose(linear(tensor([2], [3, 5]), tensor([3, 2], [1, 0, 0, 1, 2, -1])), tensor([3], [3, 5, 1]));
});

test("refuses features that do not fit", () => {
  assert.throws(() => linear(tensor([2, 2], [1, 2, 3, 4]), tensor([2, 3], [1, 2, 3, 4, 5, 6])), RangeError);
});

test("the arguments are not changed", () => {
  const x = tensor([1, 2], [1, 2]);
  const weight = tensor([1, 2], [3, 4]);
  linear(x, weight);
  assertNumbersClose(x.data, [1, 2], 0);
  assertNumbersClose(weight.data, [3, 4], 0);
});

test("initial weights have the shape [out, in]", () => {
  const { shape, data } = initLinear(3, 5, createRandom(1));
  assert.deepEqual([...shape], [5, 3]);
  assert.equal(new Set(data).size, 15);
  assert.ok(data.every((value) => value !== 0));
});

test("initial weights have the variance 2 / (in + out)", () => {
  // Cutting a normal distribution at three deviations leaves 0.9733 of its variance.
  for (const [inFeatures, outFeatures] of [
    [100, 300],
    [50, 150],
  ] as const) {
    const { data } = initLinear(inFeatures, outFeatures, createRandom(7));
    const ratio = (variance(data) * (inFeatures + outFeatures)) / 2;
    assert.ok(ratio > 0.93 && ratio < 1.02, `the variance is ${ratio} of the intended one`);
  }
});

test("initial weights are cut off at three deviations, not clamped", () => {
  const { data } = initLinear(200, 200, createRandom(11));
  const limit = 3 * Math.sqrt(2 / 400);
  const largest = data.reduce((max, value) => Math.max(max, Math.abs(value)), 0);
  assert.ok(largest <= limit, `${largest} is beyond ${limit}`);
  assert.ok(largest > 0.95 * limit, `nothing comes near the limit ${limit}`);
  assert.equal(data.filter((value) => Math.abs(value) > 0.99999 * limit).length, 0, "values sit on the limit");
});

test("initial weights are positive and negative alike", () => {
  const { data } = initLinear(100, 100, createRandom(3));
  const share = data.filter((value) => value > 0).length / data.length;
  assert.ok(share > 0.47 && share < 0.53, `${share} of the weights are positive`);
});

test("the same random numbers give the same weights", () => {
  assert.deepEqual(initLinear(4, 4, createRandom(5)), initLinear(4, 4, createRandom(5)));
  assert.notDeepEqual(initLinear(4, 4, createRandom(5)), initLinear(4, 4, createRandom(6)));
});
