import { compileGrammar, createMatcher } from "@maze/grammar";
import { jsonGrammar } from "@maze/grammar/languages";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isInLanguage } from "../support/describe-snippets.ts";

const matcherOf = (...options: Parameters<typeof jsonGrammar>) =>
  createMatcher(compileGrammar(jsonGrammar(...options)));

/** What the platform's own parser says. */
function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

const alphabet = [
  ...["{", "}", "[", "]", ":", ",", '"', '"a"', '"b":', "\\", "\\u00", "\\ud83d", "e", "E", "+", "-", ".", "0", "1"],
  ...["23", "true", "false", "null", " ", "\n", "\t", "\r", "\f", "\u00a0", "é", "\u{1f600}", "\u0000", "/", "'"],
];

describe("JSON", () => {
  const matcher = matcherOf();

  it("has every text that JSON.stringify makes", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(undefined, 1, "\t"), (value, indent) => {
        expect(isInLanguage(matcher, JSON.stringify(value, undefined, indent))).toBe(true);
      }),
    );
  });

  it("says of any text what JSON.parse says", () => {
    const nearly = fc.array(fc.constantFrom(...alphabet), { maxLength: 9 }).map((parts) => parts.join(""));
    fc.assert(
      fc.property(nearly, (text) => {
        expect(isInLanguage(matcher, text)).toBe(parses(text));
      }),
      { numRuns: 2000 },
    );
  });

  it("says of a text with one character changed what JSON.parse says", () => {
    const changed = fc
      .tuple(fc.jsonValue(), fc.nat(), fc.constantFrom(...alphabet, ""), fc.boolean())
      .map(([value, at, insert, replace]) => {
        const text = JSON.stringify(value);
        const place = at % (text.length + 1);
        const changed = text.slice(0, place) + insert + text.slice(place + (replace ? 1 : 0));
        // Half of a pair of surrogates has no UTF-8.
        return new TextDecoder().decode(new TextEncoder().encode(changed));
      });
    fc.assert(
      fc.property(changed, (text) => {
        expect(isInLanguage(matcher, text)).toBe(parses(text));
      }),
      { numRuns: 1000 },
    );
  });

  it("refuses what JSON.parse refuses", () => {
    const refused = [
      "",
      "01",
      "1.",
      ".5",
      "+1",
      "[1,]",
      '{"a":1,}',
      "{a:1}",
      "'a'",
      '"\n"',
      "tru",
      "NaN",
      "1 2",
      "\uFEFF1",
    ];
    expect(refused.filter((text) => isInLanguage(matcher, text))).toEqual([]);
    expect(refused.filter(parses)).toEqual([]);
  });

  it("refuses bytes that are no UTF-8", () => {
    expect(matcher.prefixLength(new Uint8Array([0x22, 0xff]))).toBe(1);
    expect(matcher.prefixLength(new Uint8Array([0x22, 0xed, 0xa0, 0x80]))).toBe(2);
  });

  it("may be an object or an array only", () => {
    const verdicts = (entry: "object" | "array") =>
      ["{}", "[]", "1"].map((text) => isInLanguage(matcherOf({ entry }), text));
    expect(verdicts("object")).toEqual([true, false, false]);
    expect(verdicts("array")).toEqual([false, true, false]);
  });

  it("goes without white space", () => {
    const compact = matcherOf({ whiteSpace: "none" });
    expect(isInLanguage(compact, '{"a b":[1,2,{}]}')).toBe(true);
    expect(["[1, 2]", " 1", "1\n", '{"a" :1}'].filter((text) => isInLanguage(compact, text))).toEqual([]);
  });

  it("bounds runs of white space, also the last", () => {
    const bounded = matcherOf({ whiteSpace: { max: 2 } });
    expect(["  [ 1,\n\n2 ]  ", "1"].filter((text) => !isInLanguage(bounded, text))).toEqual([]);
    expect(["   1", "[1,   2]", "1   "].filter((text) => isInLanguage(bounded, text))).toEqual([]);
  });
});
