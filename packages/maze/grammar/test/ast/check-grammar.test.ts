import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  checkGrammar,
  choice,
  describeGrammarFinding,
  embedded,
  findAmbiguity,
  intersect,
  optional,
  optionalPattern,
  pattern,
  plus,
  rule,
  sequence,
  severityOf,
  star,
  text,
  token,
  validateGrammar,
  seededRandom,
} from "../../src/index.ts";
import type { Grammar } from "../../src/index.ts";
import { createReferenceMatcher } from "../../src/testing/index.ts";
import { someGrammar } from "../arbitraries/random-grammar.ts";
import { grammarOf } from "./grammar-of.ts";

const words = (grammar: Grammar, options = {}): string[] => checkGrammar(grammar, options).map(describeGrammarFinding);

describe("checkGrammar", () => {
  it("finds nothing in a grammar that is fine, left recursion and all", () => {
    const sum = grammarOf(
      { s: choice(token("n"), sequence(rule("s"), "+", token("n"))) },
      { terminals: { n: { pattern: text("1"), trivia: "w" } }, trivia: { w: text(" ") }, endTrivia: "w" },
    );
    expect(words(sum, { ambiguity: { random: seededRandom(1) } })).toEqual([]);
  });
  it("names what is not defined", () => {
    const grammar = grammarOf(
      { s: sequence(rule("a"), token("t"), token("u"), embedded(grammarOf({ s: rule("z") }), "y")) },
      { terminals: { u: { pattern: text("u"), trivia: "v" } }, endTrivia: "w" },
    );
    const found = checkGrammar(grammar).filter((finding) => finding.code === "undefined");
    expect(found).toEqual([
      { code: "undefined", kind: "trivia", name: "w", usedIn: "endTrivia" },
      { code: "undefined", kind: "trivia", name: "v", usedIn: "terminal u" },
      { code: "undefined", kind: "rule", name: "a", usedIn: "rule s" },
      { code: "undefined", kind: "terminal", name: "t", usedIn: "rule s" },
      { code: "undefined", kind: "rule", name: "y", usedIn: "rule s" },
      { code: "undefined", kind: "rule", name: "z", usedIn: "rule s", grammar: "embedded grammar 1" },
    ]);
    expect(new Set(found.map(severityOf))).toEqual(new Set(["error"]));
    expect(() => {
      validateGrammar(grammar);
    }).toThrow(/trivia "w", used in endTrivia, is not defined. \(and 5 more\)/u);
  });
  it("finds what nothing uses and what derives nothing", () => {
    const grammar = grammarOf(
      { s: choice("x", rule("loop")), loop: sequence("a", rule("loop")), lost: token("lonely"), none: token("empty") },
      {
        terminals: {
          lonely: { pattern: text("l"), trivia: "w" },
          empty: { pattern: intersect(text("a"), text("b")) },
        },
        trivia: { w: text(" ") },
      },
    );
    expect(words(grammar)).toEqual([
      'Nothing that the start leads to uses the rule "lost".',
      'Nothing that the start leads to uses the rule "none".',
      'Nothing that the start leads to uses the terminal "lonely".',
      'Nothing that the start leads to uses the terminal "empty".',
      'Nothing that the start leads to uses the kind of trivia "w".',
      'The rule "loop" derives no text at all.',
      'The rule "none" derives no text at all.',
      'The terminal "empty" derives no text at all.',
    ]);
    expect(words(grammar, { entries: ["lost", "none"] })).toEqual([
      'The rule "loop" derives no text at all.',
      'The rule "none" derives no text at all.',
      'The terminal "empty" derives no text at all.',
    ]);
    expect(() => {
      validateGrammar(grammarOf({ s: sequence("a", rule("s")) }));
    }).toThrow(expect.objectContaining({ code: "MAZE_GRAMMAR_DEAD" }) as Error);
  });
  it("warns of the empty word where it does harm", () => {
    const grammar = grammarOf(
      { s: sequence(star(rule("maybe")), plus(sequence("a", optional("b"))), token("t")), maybe: optional("m") },
      {
        terminals: { t: { pattern: optionalPattern(text("t")), trivia: "w", notBefore: text("") } },
        trivia: { w: text("") },
      },
    );
    expect(words(grammar)).toEqual([
      'The terminal "t" matches the empty word, which is never a lexeme.',
      'What must not follow the terminal "t" includes the empty word, so the terminal can never end.',
      'The kind of trivia "w" matches the empty word, which is never a lexeme.',
      'The rule "s" repeats without bound what may be empty.',
    ]);
  });
  it("finds arguments that do not fit", () => {
    const grammar: Grammar = {
      ...grammarOf({ s: sequence(rule("counted"), rule("plain", { op: "self" })), plain: pattern(text("p")) }),
    };
    const rules = { ...grammar.rules, counted: { body: pattern(text("c")), parametric: true } };
    expect(words({ ...grammar, rules })).toEqual([
      'The rule "counted" has a parameter, but rule s passes no argument.',
      'The rule "plain" has no parameter, but rule s passes an argument.',
    ]);
  });
  it("shows an ambiguity with the smallest part that has two derivations", () => {
    const sum = grammarOf({
      s: sequence("(", rule("sum"), ")"),
      sum: choice("1", sequence(rule("sum"), "+", rule("sum"))),
    });
    const [finding] = checkGrammar(sum, { ambiguity: { random: seededRandom(3) } });
    expect(finding).toMatchObject({ code: "ambiguous", rule: "sum", part: "1+1+1" });
  });
});

describe("findAmbiguity", () => {
  it("gives sentences of the grammar", () => {
    fc.assert(
      fc.property(someGrammar({ tokens: true, parametric: true }), fc.integer(), (grammar, seed) => {
        const matcher = createReferenceMatcher(grammar);
        fc.pre(matcher.acceptsPrefix([]));
        const found = findAmbiguity(grammar, { random: seededRandom(seed), samples: 5, longest: 12 });
        if (found) expect(matcher.accepts(found.sentence)).toBe(true);
      }),
    );
  });
  it("finds none where each sentence has one derivation", () => {
    const nested = grammarOf({ s: sequence("(", star(rule("s")), ")") });
    expect(findAmbiguity(nested, { random: seededRandom(5) })).toBeUndefined();
  });
});
