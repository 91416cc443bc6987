import { describe, expect, it } from "vitest";
import { compileGrammar, createMatcher, pattern, type Grammar, type Pattern } from "../../src/index.ts";
import { concat, notCharacters, starPattern, text } from "../../src/index.ts";
import { createReferenceMasks } from "../../src/testing/index.ts";
import { smallVocabulary } from "./small-vocabulary.ts";

const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);
const encode = (value: string): Uint8Array => new TextEncoder().encode(value);

/** Whole characters, parts of characters, and what is no character at all. */
const TOKENS = [
  ...["a", "Z", "0", " ", "_", '"', 'a"', "é", "aé", "中文", "😀", "a😀b", 'é"', "\n", "\u0001", "\\", " the"].map(
    encode,
  ),
  bytes(0xc3),
  bytes(0xa9),
  bytes(0xa9, 0x61),
  bytes(0x61, 0xc3),
  bytes(0xc3, 0x61),
  bytes(0xe0, 0x80, 0x80),
  bytes(0xed, 0xa0, 0x80),
  bytes(0xed, 0x9f, 0xbf),
  bytes(0xf4, 0x90, 0x80, 0x80),
  bytes(0xf0, 0x9f, 0x98),
  bytes(0x98, 0x80),
  bytes(0xff),
  bytes(0x61, 0xff),
  bytes(0xc0, 0x80),
];

const quoted = (inside: Pattern): Grammar => ({
  start: "s",
  rules: { s: { body: pattern(concat(text('"'), starPattern(inside), text('"'))) } },
  terminals: {},
  trivia: {},
});

describe("tokens that a run takes whole", () => {
  it.each<[string, Grammar]>([
    ["all characters", quoted(notCharacters('"'))],
    ["no controls and escapes", quoted(notCharacters('"\\', [0, 0x1f]))],
    ["ASCII alone", quoted(notCharacters('"', [0x80, 0x10ffff]))],
    ["all but one character past ASCII", quoted(notCharacters('"', "é"))],
    [
      "all bytes",
      quoted({
        kind: "byte-class",
        ranges: [
          [0, 0x21],
          [0x23, 0xff],
        ],
      }),
    ],
  ])("are those of the reference: %s", (_, grammar) => {
    const reference = createReferenceMasks(grammar, TOKENS);
    const compiled = compileGrammar(grammar, { vocabulary: smallVocabulary(TOKENS) });
    for (const prefix of [encode('"'), encode('"é'), encode('"aé 中'), bytes(0x22, 0xc3), bytes(0x22, 0xf0, 0x9f)]) {
      const matcher = createMatcher(compiled);
      const isPrefix = matcher.prefixLength(prefix) === prefix.length;
      if (isPrefix) matcher.acceptBytes(prefix);
      const allowed = isPrefix ? matcher.allowedTokens(TOKENS.length + 1) : [];
      expect(allowed).toEqual([...reference(prefix).tokens].sort((a, b) => a - b));
    }
  });
});
