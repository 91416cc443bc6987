import { seededRandom } from "../../../src/index.ts";
import { MazeError } from "@maze/core";
import { createGrammarSampler } from "@maze/grammar";
import { typescriptGrammar } from "@maze/grammar/languages";
import { describe, expect, it } from "vitest";
import { syntaxErrorsOf } from "./in-language.ts";

describe("random derivations of the TypeScript grammar", () => {
  it("all parse under the compiler", { timeout: 1_800_000 }, () => {
    const options = { random: seededRandom(20261127), size: 300, limit: 20_000 };
    const sample = createGrammarSampler(typescriptGrammar(), options);
    const decoder = new TextDecoder("utf-8", { ignoreBOM: true, fatal: true });
    const texts: string[] = [];
    let givenUp = 0;
    while (texts.length < 1000) {
      try {
        texts.push(decoder.decode(sample()));
      } catch (error) {
        // The search for a sentence may run into lexemes that must not follow one another; another one is drawn then.
        if (!MazeError.is(error) || error.code !== "MAZE_GRAMMAR_LIMIT") throw error;
        givenUp++;
      }
    }
    expect(givenUp).toBeLessThan(100);
    expect(texts.filter((text) => text.length > 100).length).toBeGreaterThan(500);
    const refused = texts
      .map((text) => ({ text, errors: syntaxErrorsOf(text) }))
      .filter(({ errors }) => errors.length > 0);
    expect(refused).toEqual([]);
  });
});
