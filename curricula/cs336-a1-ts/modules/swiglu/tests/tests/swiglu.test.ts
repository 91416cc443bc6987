import assert from "node:assert/strict";
import { test } from "node:test";
import { feedForwardWidth, swiglu, type SwigluWeights } from "../src/swiglu.ts";
import { tensor, type Tensor } from "../src/tensor.ts";
import { assertClose, assertNumbersClose, fixture } from "./support.ts";

interface Case {
  readonly x: Tensor;
  readonly weights: SwigluWeights;
  readonly expected: Tensor;
}
const { rows, axes } = fixture<Record<"rows" | "axes", Case>>("swiglu");

test("the layer on rows", () => {
  assertClose(swiglu(rows.x, rows.weights), rows.expected);
});

test("the layer on the last of three axes", () => {
  assertClose(swiglu(axes.x, axes.weights), axes.expected);
});

test("only the gate goes through SiLU", () => {
  const one = (value: number) => tensor([1, 1], [value]);
  const sigmoid = (value: number) => 1 / (1 + Math.exp(-value));
  const result = swiglu(one(2), { gate: one(-1), up: one(3), down: one(0.5) });
  assertNumbersClose(result.data, [-2 * sigmoid(-2) * 6 * 0.5]);
});

test("a closed gate lets nothing through", () => {
  const one = (value: number) => tensor([1, 1], [value]);
  assertNumbersClose(swiglu(one(1), { gate: one(-900), up: one(5), down: one(7) }).data, [0]);
  assertNumbersClose(swiglu(one(1), { gate: one(0), up: one(5), down: one(7) }).data, [0]);
});

test("the input is not changed", () => {
  const x = tensor(rows.x.shape, rows.x.data);
  swiglu(x, rows.weights);
  assertNumbersClose(x.data, rows.x.data, 0);
});

test("the width is 8/3, rounded up to a multiple of 64", () => {
  assert.equal(feedForwardWidth(512), 1408);
  assert.equal(feedForwardWidth(768), 2048);
  assert.equal(feedForwardWidth(1024), 2752);
  assert.equal(feedForwardWidth(1), 64);
});

test("the width takes another multiple", () => {
  assert.equal(feedForwardWidth(16, 8), 48);
  assert.equal(feedForwardWidth(3, 1), 8);
  assert.equal(feedForwardWidth(4, 1), 11);
});
