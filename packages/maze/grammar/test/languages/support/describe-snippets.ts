import { compileGrammar, createMatcher, type Grammar, type Matcher } from "@maze/grammar";
import { describe, expect, it } from "vitest";
import type { Snippets } from "./snippets.ts";

/** True when the whole text is in the language. */
export function isInLanguage(matcher: Matcher, text: string): boolean {
  const bytes = new TextEncoder().encode(text);
  matcher.reset();
  if (matcher.prefixLength(bytes) < bytes.length) return false;
  matcher.acceptBytes(bytes);
  return matcher.isAccepting();
}

/** Checks every verdict of a table; what differs is shown with its text. */
export function describeSnippets(groups: readonly Snippets[], grammarOf: (entry: string | undefined) => Grammar): void {
  const matchers = new Map<string | undefined, Matcher>();
  const matcherOf = (entry: string | undefined): Matcher => {
    const known = matchers.get(entry) ?? createMatcher(compileGrammar(grammarOf(entry)));
    matchers.set(entry, known);
    return known;
  };
  for (const { name, entry, accepted, refused, alsoRefused = [] } of groups) {
    describe(name, () => {
      it("accepts", () => {
        const matcher = matcherOf(entry);
        expect(accepted.filter((text) => !isInLanguage(matcher, text))).toEqual([]);
      });
      it("refuses", () => {
        const matcher = matcherOf(entry);
        const all = [...refused, ...alsoRefused];
        expect(all.filter((text) => isInLanguage(matcher, text))).toEqual([]);
      });
    });
  }
}
