import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { WordsOfPatterns } from "../../src/engine/lowering/words-of-pattern.ts";
import { difference, type Pattern } from "../../src/index.ts";
import { languageOf } from "../../src/regular/language-of.ts";
import { Languages } from "../../src/regular/languages.ts";
import { reservedWords, identifier } from "../../src/languages/typescript/identifiers.ts";
import { text } from "../../src/index.ts";
import { somePattern } from "../arbitraries/random-grammar.ts";

/** What an automaton says: words at all, words of a byte and more, the empty word. */
function searched(pattern: Pattern) {
  const languages = new Languages();
  const language = languageOf(languages, pattern);
  const longer = languages.withoutEmptyWord(language);
  return { some: languages.hasWord(language), longer: languages.hasWord(longer), empty: languages.isNullable(language) };
}

describe("words of a pattern, told by its form", () => {
  it("are those that a search finds", () => {
    let told = 0;
    fc.assert(
      fc.property(somePattern, somePattern, (one, other) => {
        const words = new WordsOfPatterns();
        for (const pattern of [one, other, difference(one, other)]) {
          const { some, longer, empty } = searched(pattern);
          expect(words.isNullable(pattern)).toBe(empty);
          const form = words.of(pattern);
          if (form === "unknown") continue;
          told++;
          expect(form).toBe(longer ? "some that is not empty" : some ? "only the empty word" : "none");
        }
      }),
    );
    expect(told).toBeGreaterThan(100);
  });

  it("are found for identifiers without keywords", () => {
    const words = new WordsOfPatterns();
    expect(words.of(identifier)).toBe("some that is not empty");
    expect(words.of(difference(text("a"), text(reservedWords[0] ?? "")))).toBe("unknown");
  });
});
