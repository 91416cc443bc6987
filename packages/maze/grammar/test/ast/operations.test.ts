import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  characterClass,
  choice,
  grammarHash,
  mergeGrammars,
  pattern,
  plusPattern,
  renameRules,
  renameTerminals,
  rule,
  sequence,
  specializeTerminal,
  substituteRule,
  text,
  token,
} from "../../src/index.ts";
import type { Grammar } from "../../src/index.ts";
import { createReferenceMatcher } from "../../src/testing/index.ts";
import { someGrammar, wordsUpTo } from "../arbitraries/random-grammar.ts";

const encode = (value: string): Uint8Array => new TextEncoder().encode(value);
const accepts = (grammar: Grammar, source: string): boolean => createReferenceMatcher(grammar).accepts(encode(source));
const code = (name: string): Error => expect.objectContaining({ code: name }) as Error;

const base: Grammar = {
  start: "s",
  rules: {
    s: { body: sequence(token("name"), rule("rest")) },
    rest: { body: choice("!", sequence("?", rule("rest"))) },
  },
  terminals: { name: { pattern: plusPattern(characterClass(["a", "z"])), trivia: "w" } },
  trivia: { w: text(" ") },
};

describe("renameRules and renameTerminals", () => {
  it("renames where a name is defined and where it is used", () => {
    const renamed = renameTerminals(renameRules(base, { s: "start", rest: "s" }), (name) => name.toUpperCase());
    expect([renamed.start, Object.keys(renamed.rules), Object.keys(renamed.terminals)]).toEqual([
      "start",
      ["start", "s"],
      ["NAME"],
    ]);
    expect(accepts(renamed, " abc??!")).toBe(true);
  });
  it("refuses two things of one name", () => {
    expect(() => renameRules(base, { s: "rest" })).toThrow(code("MAZE_GRAMMAR_UNSUPPORTED"));
    expect(() =>
      renameTerminals(
        { ...base, terminals: { a: base.terminals.name, b: base.terminals.name } as Grammar["terminals"] },
        () => "x",
      ),
    ).toThrow(code("MAZE_GRAMMAR_UNSUPPORTED"));
  });
  it("keeps the language", () => {
    const words = wordsUpTo(3).map(encode);
    fc.assert(
      fc.property(someGrammar({ tokens: true, parametric: true }), (grammar) => {
        const before = createReferenceMatcher(grammar);
        const after = createReferenceMatcher(
          renameTerminals(
            renameRules(grammar, (name) => `r-${name}`),
            (name) => `t-${name}`,
          ),
        );
        for (const word of words) expect(after.accepts(word)).toBe(before.accepts(word));
      }),
    );
  });
});

describe("substituteRule", () => {
  it("gives one rule another right side", () => {
    const changed = substituteRule(base, "rest", pattern(text(".")));
    expect([accepts(changed, "abc."), accepts(changed, "abc!"), accepts(base, "abc!")]).toEqual([true, false, true]);
    expect(() => substituteRule(base, "toString", pattern(text(".")))).toThrow(code("MAZE_GRAMMAR_UNDEFINED"));
  });
});

describe("specializeTerminal", () => {
  it("leaves only the names that the terminal matches", () => {
    const narrow = specializeTerminal(base, "name", ["total", "Total", "x"]);
    expect(["total!", " x!", "Total!", "y!"].map((source) => accepts(narrow, source))).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect(() => specializeTerminal(base, "none", [])).toThrow(code("MAZE_GRAMMAR_UNDEFINED"));
  });
});

describe("mergeGrammars", () => {
  const other: Grammar = { ...base, rules: { rest: { body: pattern(text(".")) }, more: { body: rule("rest") } } };
  it("brings all names together when none has two definitions", () => {
    const { rules } = mergeGrammars(base, [{ ...other, rules: { more: { body: rule("rest") } } }]);
    expect(Object.keys(rules)).toEqual(["s", "rest", "more"]);
  });
  it.each([
    ["first", [true, false]],
    ["last", [false, true]],
    ["alternate", [true, true]],
  ] as const)("does with two definitions what is said: %s", (conflict, expected) => {
    const merged = mergeGrammars(base, [other], { conflict });
    expect(["a!", "a."].map((source) => accepts(merged, source))).toEqual(expected);
  });
  it("refuses two definitions unless told", () => {
    expect(() => mergeGrammars(base, [other])).toThrow(code("MAZE_GRAMMAR_UNSUPPORTED"));
    const terminals = { name: { pattern: text("n") } };
    expect(() => mergeGrammars(base, [{ ...base, terminals }], { conflict: "alternate" })).toThrow(
      code("MAZE_GRAMMAR_UNSUPPORTED"),
    );
  });
});

describe("grammarHash", () => {
  it("is that of the grammar as data", () => {
    const swapped: Grammar = {
      ...base,
      name: undefined,
      rules: { rest: base.rules.rest, s: base.rules.s } as Grammar["rules"],
    };
    expect(grammarHash(swapped)).toBe(grammarHash(base));
    expect(grammarHash(substituteRule(base, "rest", pattern(text("."))))).not.toBe(grammarHash(base));
    const argument = (value: bigint): Grammar => substituteRule(base, "s", rule("rest", { op: "constant", value }));
    expect(grammarHash(argument(1n))).not.toBe(grammarHash(argument(2n)));
  });
});
