import { describe, expect, it } from "vitest";
import { compileGrammar, createMatcher, createVocabulary, type Grammar, type Pattern } from "../../src/index.ts";
import { choice, pattern, plus, sequence, token } from "../../src/index.ts";
import { characterClass, concat, difference, notCharacters, plusPattern, starPattern, text } from "../../src/index.ts";
import { subtreeKinds } from "../../src/engine/masks/byte-kinds.ts";
import { commonLetters } from "../../src/engine/masks/common-letters.ts";
import { IDENTIFIER_PART } from "../../src/languages/notation/identifiers.ts";
import { identifierPart } from "../../src/languages/typescript/identifiers.ts";
import { createReferenceMasks } from "../../src/testing/index.ts";
import { smallVocabulary } from "./small-vocabulary.ts";

const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);
const encode = (value: string): Uint8Array => new TextEncoder().encode(value);

/** Whole characters, parts of characters, and what is no character at all. */
const TOKENS = [
  ...["a", "Z", "0", " ", "_", '"', 'a"', "é", "aé", "中文", "😀", "a😀b", 'é"', "\n", "\u0001", "\\", " the", "я", "аяб", "ab", "пя", "aя ", "я\""].map(
    encode,
  ),
  bytes(0xc3),
  bytes(0xd1),
  bytes(0x61, 0xd1),
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

/** Words between quotes, each ended by what must not follow a word. */
const words = (letter: Pattern, notBefore: Pattern = letter): Grammar => ({
  start: "s",
  rules: { s: { body: sequence('"', plus(choice(token("word"), " ", "中")), '"') } },
  terminals: { word: { pattern: plusPattern(letter), notBefore } },
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
    ["words of any letters", words(IDENTIFIER_PART)],
    ["words without one letter past ASCII", words(difference(IDENTIFIER_PART, text("я")))],
    ["words that a letter past ASCII may follow", words(IDENTIFIER_PART, characterClass(["a", "z"]))],
    ["words that half of the letters may follow", words(IDENTIFIER_PART, characterClass(["а", "п"]))],
  ])("are those of the reference: %s", (_, grammar) => {
    const reference = createReferenceMasks(grammar, TOKENS);
    const compiled = compileGrammar(grammar, { vocabulary: smallVocabulary(TOKENS) });
    for (const prefix of [encode('"'), encode('"é'), encode('"aé 中'), encode('"aя'), encode('"aя я'), bytes(0x22, 0xc3), bytes(0x22, 0xf0, 0x9f)]) {
      const matcher = createMatcher(compiled);
      const isPrefix = matcher.prefixLength(prefix) === prefix.length;
      if (isPrefix) matcher.acceptBytes(prefix);
      const allowed = isPrefix ? matcher.allowedTokens(TOKENS.length + 1) : [];
      expect(allowed).toEqual([...reference(prefix).tokens].sort((a, b) => a - b));
    }
  });
});

describe("kinds of bytes", () => {
  it("are stored with a vocabulary as they are computed for a trie without them", () => {
    const { kinds, ...trie } = createVocabulary({ tokens: TOKENS }).trie;
    expect(kinds).toEqual(subtreeKinds(trie));
  });

  it("count only letters as common that continue an identifier", () => {
    const [plain] = identifierPart.kind === "alternate" ? identifierPart.options : [];
    for (const pattern of [plain, IDENTIFIER_PART]) {
      const ranges = pattern?.kind === "class" ? pattern.ranges : [];
      const missing = commonLetters.filter(([low, high]) => !ranges.some(([a, b]) => a <= low && high <= b));
      expect(missing).toEqual([]);
    }
  });
});
