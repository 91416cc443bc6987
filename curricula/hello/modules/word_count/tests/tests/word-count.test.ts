import assert from "node:assert/strict";
import { test } from "node:test";
import { countWords } from "../src/word-count.ts";

const counted = (text: string) => [...countWords(text)].sort(([a], [b]) => (a < b ? -1 : 1));

test("counts each word", () => {
  assert.deepEqual(counted("b a b c b"), [
    ["a", 1],
    ["b", 3],
    ["c", 1],
  ]);
});

test("capital letters do not matter", () => {
  assert.deepEqual(counted("The THE the"), [["the", 3]]);
});

test("any white space separates", () => {
  assert.deepEqual(counted("a\tb\n\n  a"), [
    ["a", 2],
    ["b", 1],
  ]);
});

test("a text without words gives an empty map", () => {
  assert.equal(countWords("").size, 0);
  assert.equal(countWords(" \n ").size, 0);
});
