import assert from "node:assert/strict";
import { test } from "node:test";
import { sampleBatch } from "../src/data-loader.ts";
import { createRandom } from "../src/random.ts";

const tokens = [10, 11, 12, 13, 14, 15, 16];
const always = (value: number) => () => value;
const lists = (arrays: readonly Int32Array[]) => arrays.map((array) => [...array]);

test("targets are the inputs one place later", () => {
  const { inputs, targets } = sampleBatch(tokens, 1, 3, always(0.5));
  assert.deepEqual(lists(inputs), [[12, 13, 14]]);
  assert.deepEqual(lists(targets), [[13, 14, 15]]);
});

test("the first window can be drawn", () => {
  const { inputs, targets } = sampleBatch(tokens, 1, 3, always(0));
  assert.deepEqual(lists(inputs), [[10, 11, 12]]);
  assert.deepEqual(lists(targets), [[11, 12, 13]]);
});

test("the last window can be drawn, and nothing beyond it", () => {
  const { inputs, targets } = sampleBatch(tokens, 1, 3, always(1 - 2 ** -53));
  assert.deepEqual(lists(inputs), [[13, 14, 15]]);
  assert.deepEqual(lists(targets), [[14, 15, 16]]);
});

test("all starts are equally likely", () => {
  const { inputs } = sampleBatch(tokens, 8000, 3, createRandom(1));
  for (const start of [10, 11, 12, 13]) {
    const share = inputs.filter((input) => input[0] === start).length / 8000;
    assert.ok(Math.abs(share - 0.25) < 0.03, `start ${start} has a share of ${share}`);
  }
});

test("a batch has the size that was asked for", () => {
  const { inputs, targets } = sampleBatch(tokens, 5, 2, createRandom(2));
  assert.deepEqual([inputs.length, targets.length], [5, 5]);
  assert.ok([...inputs, ...targets].every((each) => each instanceof Int32Array && each.length === 2));
  assert.equal(sampleBatch(tokens, 0, 2, createRandom(2)).inputs.length, 0);
});

test("one random number is taken for each window", () => {
  let count = 0;
  sampleBatch(tokens, 4, 3, () => {
    count += 1;
    return 0;
  });
  assert.equal(count, 4);
});

test("one example more than the context is enough", () => {
  const { inputs, targets } = sampleBatch([1, 2, 3], 1, 2, always(0.9));
  assert.deepEqual([lists(inputs), lists(targets)], [[[1, 2]], [[2, 3]]]);
});

test("a text that is too short is refused", () => {
  assert.throws(() => sampleBatch([1, 2], 1, 2, always(0)), RangeError);
  assert.throws(() => sampleBatch([], 1, 2, always(0)), RangeError);
});

test("windows are copies", () => {
  const text = Int32Array.from(tokens);
  const { inputs, targets } = sampleBatch(text, 1, 3, always(0));
  inputs[0]?.fill(0);
  assert.deepEqual([...text], tokens);
  assert.deepEqual(lists(targets), [[11, 12, 13]]);
});
