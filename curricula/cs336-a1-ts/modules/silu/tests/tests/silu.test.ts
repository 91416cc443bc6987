import assert from "node:assert/strict";
import { test } from "node:test";
import { sigmoid, silu, siluDerivative } from "../src/silu.ts";
import { tensor, type Tensor } from "../src/tensor.ts";
import { assertClose, assertNumbersClose, fixture } from "./support.ts";

const { x, expected, derivative, sigmoids } = fixture<{
  x: Tensor;
  expected: Tensor;
  derivative: Tensor;
  sigmoids: Tensor;
}>("silu");

test("sigmoid of many numbers", () => {
  assertNumbersClose(Array.from(x.data, sigmoid), sigmoids.data);
});

test("sigmoid of 0 is a half", () => {
  assert.equal(sigmoid(0), 0.5);
});

test("sigmoid does not overflow", () => {
  assert.equal(sigmoid(1000), 1);
  assert.equal(sigmoid(-1000), 0);
});

test("sigmoid of very negative numbers keeps its digits", () => {
  for (const [at, value] of [
    [-40, 4.248354255291589e-18],
    [-700, 9.85967654375977e-305],
  ] as const) {
    assertNumbersClose([sigmoid(at) / value], [1]);
  }
  assert.ok(sigmoid(-720) > 1e-313, "sigmoid(-720) has become 0");
});

test("silu of a matrix", () => {
  assertClose(silu(x), expected);
});

test("silu has its least value near -1.278", () => {
  assertNumbersClose(silu(tensor([1], [-1.278464542761074])).data, [-0.2784645427610738]);
});

test("silu is finite at both ends", () => {
  assertNumbersClose(silu(tensor([2], [-2000, 2000])).data, [0, 2000]);
});

test("the derivative of a matrix", () => {
  assertClose(siluDerivative(x), derivative);
});

test("the derivative agrees with finite differences", () => {
  const points = tensor([5], [-6, -1.25, 0, 0.5, 4]);
  const moved = (by: number) =>
    silu(
      tensor(
        [5],
        points.data.map((value) => value + by),
      ),
    ).data;
  const [above, below] = [moved(1e-5), moved(-1e-5)];
  const numeric = above.map((value, index) => (value - (below[index] as number)) / 2e-5);
  assertNumbersClose(siluDerivative(points).data, numeric, 1e-8);
});

test("the argument is not changed", () => {
  const input = tensor([3], [-1, 0, 1]);
  silu(input);
  siluDerivative(input);
  assertNumbersClose(input.data, [-1, 0, 1], 0);
});
