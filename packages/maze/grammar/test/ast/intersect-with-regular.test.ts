import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  anyCharacter,
  characterClass,
  choice,
  complement,
  concat,
  intersectWithRegular,
  optional,
  plusPattern,
  repeatPattern,
  rule,
  sampleGrammar,
  sequence,
  starPattern,
  text,
  token,
  seededRandom,
} from "../../src/index.ts";
import type { Grammar } from "../../src/index.ts";
import { createDerivatives } from "../../src/derivative/derivatives.ts";
import { createReferenceMatcher } from "../../src/testing/index.ts";
import { someGrammar, somePattern, wordsUpTo } from "../arbitraries/random-grammar.ts";

const encode = (value: string): Uint8Array => new TextEncoder().encode(value);
const nested: Grammar = {
  start: "s",
  rules: { s: { body: sequence("(", optional(rule("s")), ")") } },
  terminals: {},
  trivia: {},
};

describe("intersectWithRegular", () => {
  it("gives the sentences that the pattern matches", () => {
    const even = intersectWithRegular(
      nested,
      repeatPattern(concat(anyCharacter, anyCharacter, anyCharacter, anyCharacter), 1, null),
    );
    const matcher = createReferenceMatcher(even);
    expect([1, 2, 3, 4].map((depth) => matcher.accepts(encode("(".repeat(depth) + ")".repeat(depth))))).toEqual([
      false,
      true,
      false,
      true,
    ]);
    expect(matcher.acceptsPrefix(encode("((((("))).toBe(true);
  });
  it("has no sentence where none matches", () => {
    const none = intersectWithRegular(nested, starPattern(text("(")));
    expect(createReferenceMatcher(none).acceptsPrefix([])).toBe(false);
  });
  it("writes out what may not follow a lexeme", () => {
    const letter = characterClass(["a", "z"]);
    const words: Grammar = {
      start: "s",
      rules: { s: { body: choice(token("word"), sequence(rule("s"), token("word"))) } },
      terminals: { word: { pattern: plusPattern(letter), trivia: "w", notBefore: letter } },
      trivia: { w: text(" ") },
      endTrivia: "w",
    };
    const noDouble = intersectWithRegular(
      words,
      complement(concat(starPattern(anyCharacter), text("  "), starPattern(anyCharacter))),
    );
    expect(noDouble.terminals).toEqual({});
    const matcher = createReferenceMatcher(noDouble);
    expect(["ab cd ", "ab  cd", "ab", ""].map((source) => matcher.accepts(encode(source)))).toEqual([
      true,
      false,
      true,
      false,
    ]);
    expect(sampleGrammar(noDouble, { random: seededRandom(1) }).length).toBeGreaterThan(0);
  });
  it("stops at a limit", () => {
    expect(() => intersectWithRegular(nested, anyCharacter, { limit: 3 })).toThrow(
      expect.objectContaining({ code: "MAZE_GRAMMAR_LIMIT" }) as Error,
    );
  });
  it("is the intersection, for random grammars and patterns", () => {
    const words = wordsUpTo(4).map(encode);
    fc.assert(
      fc.property(someGrammar({ tokens: true, parametric: true, embedded: true }), somePattern, (grammar, pattern) => {
        const derivatives = createDerivatives();
        const spaced = starPattern(concat(starPattern(text(" ")), pattern));
        const inPattern = (word: Uint8Array): boolean =>
          [...word].reduce((rest, byte) => derivatives.after(rest, byte), derivatives.of(spaced)).nullable;
        const before = createReferenceMatcher(grammar);
        const after = createReferenceMatcher(intersectWithRegular(grammar, spaced));
        for (const word of words) expect(after.accepts(word)).toBe(before.accepts(word) && inPattern(word));
      }),
      { numRuns: 60 },
    );
  });
});
