import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  choice,
  embedded,
  optional,
  pattern,
  repeat,
  rule,
  sequence,
  simplifyGrammar,
  star,
  tagged,
  text,
  token,
  when,
} from "../../src/index.ts";
import type { Expression, Grammar } from "../../src/index.ts";
import { createReferenceMatcher } from "../../src/testing/index.ts";
import { someGrammar, wordsUpTo } from "../arbitraries/random-grammar.ts";
import { sentenceOf } from "../arbitraries/sentence-of.ts";
import { grammarOf } from "./grammar-of.ts";

const simple = (rules: Record<string, Expression>): Grammar["rules"] => simplifyGrammar(grammarOf(rules)).rules;

describe("simplifyGrammar", () => {
  it("flattens, joins and drops", () => {
    expect(simple({ s: sequence("a", sequence("b", sequence()), choice(choice("c", "c"), "d", choice())) })).toEqual({
      s: { body: sequence("ab", choice("c", "d")) },
    });
    expect(simple({ s: choice(sequence("x", choice()), repeat("y", 1, 1), repeat("z", 2, 1)) })).toEqual({
      s: { body: pattern(text("y")) },
    });
  });
  it("writes rules that are used once, or are small, where they are used", () => {
    const grammar = {
      s: sequence(rule("a"), rule("a"), rule("b")),
      a: pattern(text("x")),
      b: star(rule("c")),
      c: optional(rule("s")),
    };
    expect(simple(grammar)).toEqual({ s: { body: sequence("xx", star(optional(rule("s")))) } });
  });
  it("makes equal rules one", () => {
    const list = (name: string): Expression => sequence("(", star(choice("x", rule(name))), ")");
    const rules = simple({ s: sequence(rule("a"), rule("b"), rule("a"), rule("b")), a: list("s"), b: list("s") });
    expect(Object.keys(rules)).toEqual(["s", "a"]);
  });
  it("keeps recursive rules, tags, conditions and entries", () => {
    const grammar = grammarOf({
      s: sequence(tagged("kind", "a"), rule("loop")),
      loop: sequence("l", optional(rule("loop"))),
      e: star("e"),
    });
    expect(simplifyGrammar(grammar, { entries: ["e"] }).rules).toEqual(grammar.rules);
    expect(simple({ s: choice(when({ test: "equal", value: 0n }, "a"), rule("gone")), gone: rule("gone") })).toEqual({
      s: { body: when({ test: "equal", value: 0n }, "a") },
    });
  });
  it("drops terminals and trivia that are not used", () => {
    const terminals = { used: { pattern: text("u"), trivia: "w" }, lost: { pattern: text("l"), trivia: "v" } };
    const grammar = grammarOf({ s: token("used") }, { terminals, trivia: { w: text(" "), v: text("v") } });
    const result = simplifyGrammar(grammar);
    expect([Object.keys(result.terminals), Object.keys(result.trivia)]).toEqual([["used"], ["w"]]);
  });
  it("keeps the language and does not grow", () => {
    const words = wordsUpTo(3).map((word) => new TextEncoder().encode(word));
    fc.assert(
      fc.property(someGrammar({ tokens: true, parametric: true, embedded: true }), fc.integer(), (grammar, seed) => {
        const small = simplifyGrammar(grammar);
        expect(Object.keys(small.rules).length).toBeLessThanOrEqual(Object.keys(grammar.rules).length);
        const [before, after] = [createReferenceMatcher(grammar), createReferenceMatcher(small)];
        for (const word of words) expect(after.accepts(word)).toBe(before.accepts(word));
        expect(after.acceptsPrefix([])).toBe(before.acceptsPrefix([]));
        if (!before.acceptsPrefix([])) return;
        expect(after.accepts(sentenceOf(grammar, seed))).toBe(true);
        expect(before.accepts(sentenceOf(small, seed))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
  it("leaves embedded grammars alone", () => {
    const inner = grammarOf({ s: sequence("a", rule("b")), b: pattern(text("b")) });
    expect(simple({ s: sequence(embedded(inner)) })).toEqual({ s: { body: embedded(inner) } });
  });
});
