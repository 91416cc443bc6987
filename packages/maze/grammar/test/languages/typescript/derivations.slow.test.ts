import { createGrammarSampler } from "@maze/grammar";
import { typescriptGrammar } from "@maze/grammar/languages";
import { describe, expect, it } from "vitest";
import { seededRandom } from "../../arbitraries/seeded-random.ts";
import { syntaxErrorsOf } from "./in-language.ts";

describe("random derivations of the TypeScript grammar", () => {
  it("all parse under the compiler", { timeout: 3_600_000 }, () => {
    const sample = createGrammarSampler(typescriptGrammar(), { random: seededRandom(20261127), size: 300 });
    const decoder = new TextDecoder("utf-8", { ignoreBOM: true, fatal: true });
    const refused: { text: string; errors: string[] }[] = [];
    let long = 0;
    for (let i = 0; i < 1000; i++) {
      const text = decoder.decode(sample());
      if (text.length > 100) long++;
      const errors = syntaxErrorsOf(text);
      if (errors.length > 0) refused.push({ text, errors });
    }
    expect(refused).toEqual([]);
    expect(long).toBeGreaterThan(300);
  });
});
