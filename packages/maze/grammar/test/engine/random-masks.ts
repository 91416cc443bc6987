import { MazeError } from "@maze/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  compileGrammar,
  createMatcher,
  type CompiledGrammar,
  type Grammar,
  type MaskVocabulary,
} from "../../src/index.ts";
import { createReferenceMasks } from "../../src/testing/index.ts";
import { someGrammar, wordsUpTo, type GrammarShape } from "../arbitraries/random-grammar.ts";
import { smallVocabulary } from "./small-vocabulary.ts";

const encoder = new TextEncoder();
const WORDS = wordsUpTo(3).filter((word) => word !== "");
const vocabulary = smallVocabulary(WORDS.map((word) => encoder.encode(word)));
const EOS = WORDS.length;

function compileOrNothing(grammar: Grammar): CompiledGrammar<MaskVocabulary> | undefined {
  try {
    return compileGrammar(grammar, { vocabulary });
  } catch (error) {
    if (MazeError.is(error, "MAZE_GRAMMAR_DEAD")) return undefined;
    throw error;
  }
}

/** Every prefix up to a length has the mask of the reference. */
function hasReferenceMasks(grammar: Grammar, length: number): void {
  const reference = createReferenceMasks(
    grammar,
    WORDS.map((word) => encoder.encode(word)),
  );
  const compiled = compileOrNothing(grammar);
  for (const word of wordsUpTo(length)) {
    const prefix = encoder.encode(word);
    const { tokens, mayEnd } = reference(prefix);
    const expected = [...tokens].sort((a, b) => a - b);
    if (mayEnd) expected.push(EOS);
    if (!compiled) {
      expect(expected).toEqual([]);
      continue;
    }
    const matcher = createMatcher(compiled);
    const isPrefix = matcher.prefixLength(prefix) === prefix.length;
    if (isPrefix) matcher.acceptBytes(prefix);
    const actual = isPrefix ? matcher.allowedTokens(EOS + 1) : [];
    expect({ word, allowed: actual.map((id) => WORDS[id] ?? "end") }).toEqual({
      word,
      allowed: expected.map((id) => WORDS[id] ?? "end"),
    });
  }
}

/** Random grammars of every shape have the masks of the reference, at every prefix of up to three characters. */
export function describeRandomMasks(runs: number): void {
  describe.each<[string, GrammarShape]>([
    ["patterns and rules", {}],
    ["runs of many characters", { wide: true }],
    ["tokens with trivia and restrictions", { tokens: true, spaced: true }],
    ["parametric rules", { parametric: true }],
    ["everything", { tokens: true, spaced: true, parametric: true, embedded: true }],
  ])("masks of random grammars with %s", (_, shape) => {
    it("are those of the reference matcher", () => {
      fc.assert(
        fc.property(someGrammar(shape), (grammar) => {
          hasReferenceMasks(grammar, 3);
        }),
        { numRuns: runs },
      );
    });
  });
}
