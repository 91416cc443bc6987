import assert from "node:assert/strict";
import { test } from "node:test";
import { decode, encode, trainTokenizer } from "../src/bpe-tokenizer.ts";
import { fixture } from "./support.ts";

interface Case {
  readonly text: string;
  readonly size: number;
  readonly specials: string[];
  readonly merges: [number, number][];
  readonly encoded: { text: string; ids: number[] }[];
}
const { english, mixed } = fixture<Record<"english" | "mixed", Case>>("bpe-tokenizer");
const trained = ({ text, size, specials }: Case) => trainTokenizer(text, size, specials);
const pairs = (merges: readonly (readonly [number, number])[]) => merges.map((pair) => [...pair]);

test("learns the known merges of an English text", () => {
  assert.deepEqual(pairs(trained(english).merges), english.merges);
});

test("learns the known merges of a text in several scripts with special tokens", () => {
  assert.deepEqual(pairs(trained(mixed).merges), mixed.merges);
});

test("encodes with the known ids", () => {
  for (const each of [english, mixed]) {
    const tokenizer = trained(each);
    for (const { text, ids } of each.encoded) assert.deepEqual(encode(text, tokenizer), ids, JSON.stringify(text));
  }
});

test("the vocabulary holds bytes, then special tokens, then merges", () => {
  const { vocabulary } = trainTokenizer("aaab aaab", 259, ["<|end|>"]);
  assert.equal(vocabulary.length, 259);
  assert.deepEqual([...(vocabulary[65] ?? [])], [65]);
  assert.equal(Buffer.from(vocabulary[256] ?? []).toString(), "<|end|>");
  assert.equal(Buffer.from(vocabulary[257] ?? []).toString(), "aa");
  assert.equal(Buffer.from(vocabulary[258] ?? []).toString(), "ab");
});

test("of equally frequent pairs the one with the smaller ids is merged", () => {
  assert.deepEqual(pairs(trainTokenizer("zy\nzy\nab\nab", 257).merges), [[97, 98]]);
  assert.deepEqual(pairs(trainTokenizer("bd\nba\nbd\nba", 257).merges), [[98, 97]]);
  assert.deepEqual(pairs(trainTokenizer("ab\nab\nzy\nzy", 257).merges), [[97, 98]]);
});

test("a pair that occurs once is not merged", () => {
  const { merges, vocabulary } = trainTokenizer("abcd", 300);
  assert.deepEqual(merges, []);
  assert.equal(vocabulary.length, 256);
});

test("merges do not cross the border of pieces", () => {
  const { merges, vocabulary } = trainTokenizer("a.b a.b a.b", 300);
  assert.deepEqual(
    merges.map((_, i) => Buffer.from(vocabulary[256 + i] ?? []).toString()),
    [" a"],
  );
});

test("encoding applies merges in the order of learning", () => {
  const vocabulary = [...Array.from({ length: 256 }, (_, byte) => Uint8Array.of(byte))];
  const tokenizer = {
    vocabulary,
    merges: [
      [98, 99],
      [97, 98],
    ] as [number, number][],
    specialTokens: [],
  };
  assert.deepEqual(encode("abc", tokenizer), [97, 256]);
  assert.deepEqual(encode("abab", tokenizer), [257, 257]);
});

test("overlapping pairs merge from the left", () => {
  const tokenizer = trainTokenizer("aaa aaa", 257);
  assert.deepEqual(encode("aaa", tokenizer), [256, 97]);
});

test("special tokens are one id and are not learned from", () => {
  const tokenizer = trainTokenizer("<|x|>hi<|x|>hi<|x|>", 300, ["<|x|>"]);
  assert.deepEqual(pairs(tokenizer.merges), [[104, 105]]);
  assert.deepEqual(encode("hi<|x|>hi", tokenizer), [257, 256, 257]);
});

test("the longer special token wins", () => {
  const tokenizer = trainTokenizer("", 258, ["<e>", "<e><e>"]);
  assert.deepEqual(encode("<e><e><e>", tokenizer), [257, 256]);
});

test("every text comes back", () => {
  const tokenizer = trained(mixed);
  for (const text of [
    "",
    " ",
    "a\r\n\tb  c ",
    "naïve café",
    "日本語 и русский",
    "👩‍🚀 🇩🇪",
    "it's we'll",
    "<|end|> x",
    "\ufeffx",
  ]) {
    assert.equal(decode(encode(text, tokenizer), tokenizer), text);
  }
});

test("bytes that are no UTF-8 become replacement characters", () => {
  assert.equal(decode([104, 0xe2, 0x82, 105], trainTokenizer("", 256)), "h\ufffdi");
});

test("a character may be spread over several tokens", () => {
  const tokenizer = trainTokenizer("", 256);
  assert.deepEqual(encode("€", tokenizer), [0xe2, 0x82, 0xac]);
  assert.equal(decode([0xe2, 0x82, 0xac], tokenizer), "€");
});

test("a vocabulary without room is refused", () => {
  assert.throws(() => trainTokenizer("abc", 255), RangeError);
  assert.throws(() => trainTokenizer("abc", 256, ["<s>"]), RangeError);
  assert.equal(trainTokenizer("abc", 256).vocabulary.length, 256);
});

test("an unknown id is refused", () => {
  for (const id of [256, -1, 1.5]) {
    assert.throws(() => decode([id], trainTokenizer("", 256)), RangeError);
  }
});
