import fc from "fast-check";
import { expect, it } from "vitest";
import { grammarFromJson, grammarToJson, parseGrammar, printGrammar } from "../../src/dialects/index.ts";
import type { Grammar } from "../../src/index.ts";
import { someGrammar } from "../arbitraries/random-grammar.ts";
import { failure } from "./failure.ts";

it("loses nothing, not even 64-bit numbers", () => {
  fc.assert(
    fc.property(someGrammar({ tokens: true, parametric: true, embedded: true }), (grammar) => {
      expect(grammarFromJson(grammarToJson(grammar))).toEqual(grammar);
    }),
    { numRuns: 100 },
  );
  const value = (1n << 64n) - 1n;
  const grammar: Grammar = {
    start: "a",
    rules: {
      a: { body: { kind: "when", condition: { test: "greater", value }, item: { kind: "sequence", items: [] } } },
    },
    terminals: {},
    trivia: {},
  };
  expect(parseGrammar(printGrammar(grammar, { dialect: "json" }), { dialect: "json" })).toEqual(grammar);
});

it("says where a value is no grammar", () => {
  const text = '{ "start": "a", "rules": { "a": { "body": { "kind": "token" } } }, "terminals": {}, "trivia": {} }';
  expect(() => grammarFromJson(text)).toThrow("rules.a.body.name");
  expect(failure(() => grammarFromJson("{"))).toContain("MAZE_GRAMMAR_SYNTAX grammar as JSON, 1:2: ");
});
