import assert from "node:assert/strict";
import { test } from "node:test";
import { softmax } from "../src/softmax.ts";
import { tensor, type Tensor } from "../src/tensor.ts";
import { assertClose, assertNumbersClose, fixture } from "./support.ts";

const cases = fixture<{ name: string; x: Tensor; expected: Tensor }[]>("softmax");
const named = (name: string) => {
  const found = cases.find((each) => each.name === name);
  assert.ok(found);
  return found;
};

test("gives the known probabilities of a row", () => {
  const { x, expected } = named("row");
  assertClose(softmax(x), expected);
});

test("normalises every row for itself", () => {
  const { x, expected } = named("matrix");
  assertClose(softmax(x), expected);
});

test("works on the last of three axes", () => {
  const { x, expected } = named("three axes");
  assertClose(softmax(x), expected);
});

test("large scores do not overflow", () => {
  const { x, expected } = named("large");
  assertClose(softmax(x), expected);
});

test("very negative scores do not vanish", () => {
  const { x, expected } = named("negative");
  assertClose(softmax(x), expected);
});

test("a score of -Infinity has probability 0", () => {
  assertNumbersClose(softmax(tensor([3], [0, -Infinity, 0])).data, [0.5, 0, 0.5]);
  assertNumbersClose(softmax(tensor([2], [-Infinity, -5])).data, [0, 1]);
});

test("a single score has probability 1", () => {
  assertNumbersClose(softmax(tensor([2, 1], [-3, 700])).data, [1, 1]);
});

test("the scores are not changed", () => {
  const x = tensor([2, 2], [1, 2, 3, 4]);
  const result = softmax(x);
  assertNumbersClose(x.data, [1, 2, 3, 4], 0);
  assert.notEqual(result.data, x.data);
});
