import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MazeError } from "@maze/core";
import {
  characterClass,
  choice,
  createGrammarSampler,
  difference,
  plusPattern,
  rule,
  sampleGrammar,
  samplePattern,
  sequence,
  star,
  text,
  token,
  seededRandom,
} from "../../src/index.ts";
import type { Grammar } from "../../src/index.ts";
import { createDerivatives } from "../../src/derivative/derivatives.ts";
import { createReferenceMatcher } from "../../src/testing/index.ts";
import { someGrammar, somePattern } from "../arbitraries/random-grammar.ts";

const decode = (bytes: Uint8Array): string => new TextDecoder("utf-8", { fatal: true }).decode(bytes);
const letter = characterClass(["a", "z"]);
const sum: Grammar = {
  start: "sum",
  rules: {
    sum: { body: choice(rule("item"), sequence(rule("sum"), token("plus"), rule("item"))) },
    item: {
      body: choice(token("name"), token("new"), sequence(token("new"), token("name")), sequence("(", rule("sum"), ")")),
    },
  },
  terminals: {
    plus: { pattern: text("+"), trivia: "space", notBefore: text("+") },
    new: { pattern: text("new"), trivia: "space", notBefore: letter },
    name: { pattern: difference(plusPattern(letter), text("new")), trivia: "space", notBefore: letter },
  },
  trivia: { space: characterClass(" ") },
};

describe("sampleGrammar", () => {
  it("gives the same sentence for the same numbers", () => {
    const one = decode(sampleGrammar(sum, { random: seededRandom(7) }));
    expect(decode(sampleGrammar(sum, { random: seededRandom(7) }))).toBe(one);
  });
  it("gives many sentences, all of the grammar", () => {
    const sample = createGrammarSampler(sum, { random: seededRandom(1) });
    const matcher = createReferenceMatcher(sum);
    const sentences = Array.from({ length: 300 }, () => sample());
    expect(sentences.filter((sentence) => !matcher.accepts(sentence))).toEqual([]);
    const texts = new Set(sentences.map(decode));
    expect(texts.size).toBeGreaterThan(200);
    expect(Math.max(...Array.from(texts, (each) => each.length))).toBeGreaterThan(60);
    expect([...texts].filter((each) => each.includes("new ")).length).toBeGreaterThan(20);
  });
  it("ends in a grammar that mostly recurses", () => {
    const deep: Grammar = {
      start: "a",
      rules: { a: { body: choice(sequence(rule("a"), rule("a")), sequence("(", rule("a"), ")"), star(rule("a"))) } },
      terminals: {},
      trivia: {},
    };
    const sample = createGrammarSampler(deep, { random: () => 0.999, size: 50 });
    expect(sample().length).toBeLessThan(200);
  });
  it("says when there is no sentence", () => {
    const dead: Grammar = { start: "a", rules: { a: { body: sequence("x", rule("a")) } }, terminals: {}, trivia: {} };
    expect(() => sampleGrammar(dead, { random: Math.random })).toThrow(
      expect.objectContaining({ code: "MAZE_GRAMMAR_DEAD" }) as Error,
    );
  });
  it("draws sentences of random grammars, and none where there is none", () => {
    const shape = { tokens: true, embedded: true, parametric: true };
    fc.assert(
      fc.property(someGrammar(shape), fc.integer(), (grammar, seed) => {
        const matcher = createReferenceMatcher(grammar);
        if (!matcher.acceptsPrefix([])) {
          const draw = (): Uint8Array => sampleGrammar(grammar, { random: seededRandom(seed), size: 30, limit: 3000 });
          expect(draw).toThrow(MazeError);
          return;
        }
        const sample = createGrammarSampler(grammar, { random: seededRandom(seed), size: 30 });
        for (let count = 0; count < 5; count++) expect(matcher.accepts(sample())).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});

describe("samplePattern", () => {
  it("draws words of random patterns", () => {
    fc.assert(
      fc.property(somePattern, fc.integer(), (pattern, seed) => {
        const derivatives = createDerivatives();
        const expression = derivatives.of(pattern);
        fc.pre(!derivatives.isEmpty(expression));
        const word = samplePattern(pattern, { random: seededRandom(seed) });
        expect([...word].reduce((rest, byte) => derivatives.after(rest, byte), expression).nullable).toBe(true);
      }),
    );
  });
});
