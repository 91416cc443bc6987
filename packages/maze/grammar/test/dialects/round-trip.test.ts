import { MazeError } from "@maze/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseEcmaScriptRegex, parseGrammar, printEcmaScriptRegex, printGrammar } from "../../src/dialects/index.ts";
import { sampleGrammar, type Grammar } from "../../src/index.ts";
import { jsonGrammar } from "../../src/languages/index.ts";
import { someGrammar, somePattern, wordsUpTo } from "../arbitraries/random-grammar.ts";
import { seededRandom } from "../arbitraries/seeded-random.ts";
import { recogniser } from "./language.ts";
import { patternMatches } from "./pattern-membership.ts";

const WORDS = wordsUpTo(5);

/** The words of up to five characters; `undefined` for a grammar that derives nothing. */
function words(grammar: Grammar): string[] | undefined {
  try {
    return WORDS.filter(recogniser(grammar));
  } catch (error) {
    if (MazeError.is(error, "MAZE_GRAMMAR_DEAD")) return undefined;
    throw error;
  }
}

describe.each(["gbnf", "xgrammar", "llguidance"])("random grammars written in %s and read again", (dialect) => {
  it("have the same words", () => {
    let compared = 0;
    fc.assert(
      fc.property(someGrammar({ tokens: true, parametric: true, embedded: true }), (grammar) => {
        const expected = words(grammar);
        if (expected === undefined) {
          expect(() => printGrammar(grammar, { dialect })).toThrow(MazeError);
          return;
        }
        const written = printGrammar(grammar, { dialect });
        expect([written, words(parseGrammar(written, { dialect }))]).toEqual([written, expected]);
        if (expected.length > 0) compared++;
      }),
      { numRuns: 150 },
    );
    expect(compared).toBeGreaterThan(50);
  });
});
