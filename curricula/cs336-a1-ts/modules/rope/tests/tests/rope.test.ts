import assert from "node:assert/strict";
import { test } from "node:test";
import { rope } from "../src/rope.ts";
import { tensor, type Tensor } from "../src/tensor.ts";
import { assertClose, assertNumbersClose, fixture } from "./support.ts";

interface Case {
  readonly x: Tensor;
  readonly positions: number[];
  readonly theta: number;
  readonly expected: Tensor;
}
const { standard, other } = fixture<Record<"standard" | "other", Case>>("rope");
const dot = (a: Tensor, b: Tensor) => a.data.reduce((sum, value, i) => sum + value * (b.data[i] as number), 0);

test("turns each pair by its own angle", () => {
  assertClose(rope(standard.x, standard.positions), standard.expected, 1e-11);
});

test("takes another base and any positions", () => {
  assertClose(rope(other.x, other.positions, other.theta), other.expected, 1e-11);
});

test("position 0 changes nothing", () => {
  assertNumbersClose(rope(tensor([1, 4], [1, 2, 3, 4]), [0]).data, [1, 2, 3, 4]);
});

test("a quarter turn to the left", () => {
  assertNumbersClose(rope(tensor([1, 2], [1, 0]), [Math.PI / 2]).data, [0, 1]);
  assertNumbersClose(rope(tensor([1, 2], [0, 1]), [Math.PI / 2]).data, [-1, 0]);
});

test("turning keeps the length of every row", () => {
  const result = rope(standard.x, standard.positions);
  assertNumbersClose([dot(result, result)], [dot(standard.x, standard.x)]);
});

test("a product depends on the difference of positions only", () => {
  const q = tensor([1, 4], [0.5, -1, 2, 0.25]);
  const k = tensor([1, 4], [1, 3, -0.5, 1.5]);
  const near = dot(rope(q, [5]), rope(k, [3]));
  assertNumbersClose([dot(rope(q, [105]), rope(k, [103]))], [near], 1e-10);
  assert.ok(Math.abs(dot(rope(q, [5]), rope(k, [4])) - near) > 1e-3);
});

test("an odd width is refused", () => {
  assert.throws(() => rope(tensor([1, 3], [1, 2, 3]), [0]), RangeError);
});

test("another number of positions than rows is refused", () => {
  assert.throws(() => rope(tensor([2, 2], [1, 2, 3, 4]), [0]), RangeError);
  assert.throws(() => rope(tensor([1, 2], [1, 2]), [0, 1]), RangeError);
});

test("the argument is not changed", () => {
  const x = tensor([1, 2], [1, 2]);
  rope(x, [7]);
  assertNumbersClose(x.data, [1, 2], 0);
});
