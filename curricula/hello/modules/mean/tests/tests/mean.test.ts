import assert from "node:assert/strict";
import { test } from "node:test";
import { mean } from "../src/mean.ts";

test("divides the total by the count", () => {
  assert.equal(mean([1, 2, 3, 6]), 3);
  assert.equal(mean([2, 3]), 2.5);
});

test("the mean of one number is that number", () => {
  assert.equal(mean([7]), 7);
});

test("negative numbers count", () => {
  assert.equal(mean([-4, 1]), -1.5);
});

test("the first and the last number count", () => {
  assert.equal(mean([100, 0, 0, 0]), 25);
  assert.equal(mean([0, 0, 0, 100]), 25);
});

test("an empty list has no mean", () => {
  assert.throws(() => mean([]), RangeError);
});

test("the list stays as it was", () => {
  const numbers = [3, 1, 2];
  mean(numbers);
  assert.deepEqual(numbers, [3, 1, 2]);
});
