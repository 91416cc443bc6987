import assert from "node:assert/strict";
import { test } from "node:test";
import { addEmbeddingGradient, embed } from "../src/embedding.ts";
import { tensor, zeros } from "../src/tensor.ts";
import { assertClose, assertNumbersClose } from "./support.ts";

// A lookup copies numbers, so the expected values are the numbers of the table and need no fixture.
const table = () => tensor([4, 3], [0.5, 1, 2, 10, 11, 12, -20, -21, -22, 30, 31, 32]);

test("gives the row of each id", () => {
  assertClose(embed(table(), [2, 0]), tensor([2, 3], [-20, -21, -22, 0.5, 1, 2]), 0);
});

test("the first and the last id have rows", () => {
  assertClose(embed(table(), [3]), tensor([1, 3], [30, 31, 32]), 0);
  assertClose(embed(table(), [0]), tensor([1, 3], [0.5, 1, 2]), 0);
});

test("an id may repeat", () => {
  assertClose(embed(table(), [1, 1]), tensor([2, 3], [10, 11, 12, 10, 11, 12]), 0);
});

test("no ids give an empty tensor", () => {
  assertClose(embed(table(), []), tensor([0, 3], []), 0);
});

test("takes typed arrays of ids", () => {
  assertClose(embed(table(), Int32Array.of(3)), tensor([1, 3], [30, 31, 32]), 0);
});

test("an unknown id is refused and named", () => {
  for (const id of [4, -1, 1.5, NaN]) {
    const names = (error: unknown) =>
      error instanceof RangeError && error.message.includes(String(id)) && error.message.includes("1");
    assert.throws(() => embed(table(), [0, id]), names);
    assert.throws(() => addEmbeddingGradient(table(), [0, id], zeros([2, 3])), RangeError);
  }
});

test("the result is a copy", () => {
  const source = table();
  const result = embed(source, [1]);
  result.data.fill(0);
  assertNumbersClose(source.data, table().data, 0);
});

test("gradients of a repeated id add up", () => {
  const into = zeros([4, 3]);
  addEmbeddingGradient(into, [2, 0, 2], tensor([3, 3], [1, 2, 3, 10, 20, 30, 100, 200, 300]));
  assertNumbersClose(into.data, [10, 20, 30, 0, 0, 0, 101, 202, 303, 0, 0, 0], 0);
});

test("gradients are added to what is there", () => {
  const into = tensor([2, 2], [1, 1, 5, 5]);
  const gradient = tensor([1, 2], [0.5, -0.5]);
  addEmbeddingGradient(into, [1], gradient);
  assertNumbersClose(into.data, [1, 1, 5.5, 4.5], 0);
  assertNumbersClose(gradient.data, [0.5, -0.5], 0);
});
