import { encode as encodeCl100k } from "gpt-tokenizer/encoding/cl100k_base";
import { encode as encodeO200k } from "gpt-tokenizer/encoding/o200k_base";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createVocabulary, encodeBytes } from "../../src/index.ts";
import { cl100k, o200k } from "./real-vocabularies.ts";

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const texts = [
  "export const total = (items: readonly number[]): number => items.reduce((sum, item) => sum + item, 0);\n",
  "Grüße  \n\n 中文 😀😀  it's I'LL don't  12345 \t x\r\n\r\n   end ",
  "    if (a !== b) {\n        return `${a}`;\n    }\n",
  "a".repeat(300),
];

describe.each([
  ["o200k_base", o200k(), encodeO200k],
  ["cl100k_base", cl100k(), encodeCl100k],
] as const)("encodeBytes with %s", (_name, vocabulary, encode) => {
  it.each(texts)("gives the tokens that the published encoder gives for %j", (text) => {
    expect(encodeBytes(vocabulary, bytesOf(text))).toEqual(encode(text));
  });
  it("agrees with the published encoder on random texts", () => {
    const word = fc.constantFrom(
      "don't",
      " the",
      "The",
      "\n",
      "\n\n",
      "  ",
      "\t",
      "1234",
      "é",
      "İ",
      "中文",
      "😀",
      "(",
      ");",
      "'S",
      "_x",
      "/",
      "\r\n",
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(word, fc.string({ unit: "grapheme-ascii" })), { maxLength: 12 }), (words) => {
        const text = words.join("");
        expect(encodeBytes(vocabulary, bytesOf(text))).toEqual(encode(text));
      }),
    );
  });
  it("gives back any bytes", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        const tokens = encodeBytes(vocabulary, bytes);
        expect(tokens.flatMap((id) => [...vocabulary.tokenBytes(id)])).toEqual([...bytes]);
      }),
    );
  });
});

describe("encodeBytes", () => {
  it("says when a vocabulary cannot encode", () => {
    const plain = createVocabulary({ tokens: [bytesOf("a")] });
    expect(() => encodeBytes(plain, bytesOf("a"))).toThrow(
      expect.objectContaining({ code: "MAZE_GRAMMAR_UNSUPPORTED" }) as Error,
    );
    const poor = createVocabulary({ tokens: [bytesOf("a")], mergesById: true, pieces: "." });
    expect(() => encodeBytes(poor, bytesOf("b"))).toThrow(
      expect.objectContaining({ code: "MAZE_GRAMMAR_VOCABULARY" }) as Error,
    );
  });
});
