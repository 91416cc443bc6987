import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { embedded, flattenEmbedded, sequence, text, token } from "../../src/index.ts";
import type { Grammar } from "../../src/index.ts";
import { createReferenceMatcher } from "../../src/testing/index.ts";
import { someGrammar, wordsUpTo } from "../arbitraries/random-grammar.ts";
import { sentenceOf } from "../arbitraries/sentence-of.ts";

const list: Grammar = {
  name: "list",
  start: "list",
  rules: { list: { body: sequence(token("open"), token("close")) }, open: { body: token("open") } },
  terminals: { open: { pattern: text("["), trivia: "s" }, close: { pattern: text("]"), trivia: "s" } },
  trivia: { s: text(" ") },
  endTrivia: "s",
};

describe("flattenEmbedded", () => {
  it("names what comes in after its grammar, once for each grammar", () => {
    const other: Grammar = { ...list, endTrivia: undefined };
    const outer: Grammar = {
      start: "s",
      rules: { s: { body: sequence(embedded(list), embedded(list, "open"), embedded(other)) } },
      terminals: {},
      trivia: {},
    };
    const flat = flattenEmbedded(outer);
    expect(Object.keys(flat.rules)).toEqual(["s", "list.list", "list.open", "list2.list", "list2.open"]);
    expect(flat.terminals["list2.open"]?.trivia).toBe("list2.s");
    expect(flat.endTrivia).toBeUndefined();
    const accepts = (source: string): boolean => createReferenceMatcher(flat).accepts(new TextEncoder().encode(source));
    expect(accepts("[ ] [ [ ]")).toBe(true);
    expect(accepts("[] [ [] ")).toBe(false);
  });
  it("gives a grammar without any back as it is", () => {
    expect(flattenEmbedded(list)).toBe(list);
  });
  it("keeps the language", () => {
    const words = wordsUpTo(3).map((word) => new TextEncoder().encode(word));
    fc.assert(
      fc.property(someGrammar({ tokens: true, embedded: true }), fc.integer(), (grammar, seed) => {
        const before = createReferenceMatcher(grammar);
        const flat = flattenEmbedded(grammar);
        const after = createReferenceMatcher(flat);
        for (const word of words) expect(after.accepts(word)).toBe(before.accepts(word));
        if (!before.acceptsPrefix([])) return;
        expect(after.accepts(sentenceOf(grammar, seed))).toBe(true);
        expect(before.accepts(sentenceOf(flat, seed))).toBe(true);
      }),
    );
  });
});
