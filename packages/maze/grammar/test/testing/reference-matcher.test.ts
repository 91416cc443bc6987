import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  characterClass,
  choice,
  difference,
  embedded,
  plusPattern,
  repeat,
  rule,
  sequence,
  star,
  text,
  token,
  when,
} from "../../src/index.ts";
import type { Grammar } from "../../src/index.ts";
import { createReferenceMatcher, referenceMask } from "../../src/testing/index.ts";
import { ALPHABET_BYTES, enumerateLanguage } from "../arbitraries/enumerated-language.ts";
import { someGrammar, wordsUpTo } from "../arbitraries/random-grammar.ts";

const encode = (value: string): Uint8Array => new TextEncoder().encode(value);
const letter = characterClass(["a", "z"]);
const word = plusPattern(letter);
const space = characterClass(" ");

const program: Grammar = {
  start: "program",
  rules: { program: { body: star(sequence(token("let"), token("name"), token("plus"), token("name"), token("end"))) } },
  terminals: {
    let: { pattern: text("let"), trivia: "space", notBefore: letter },
    name: { pattern: difference(word, text("let")), trivia: "space", notBefore: letter },
    plus: { pattern: text("+"), trivia: "space", notBefore: text("+") },
    end: { pattern: text(";"), trivia: "space" },
  },
  trivia: { space },
  endTrivia: "space",
};

describe("createReferenceMatcher", () => {
  const matcher = createReferenceMatcher(program);
  it.each([
    ["", true],
    ["let x + y;", true],
    ["let x+y;", true],
    ["let letx + y; ", true],
    ["let let + y;", false],
    ["letx + y;", false],
    ["let x ++ y;", false],
    ["let x + y", false],
    ["let x + y; let a+b;  ", true],
  ])("accepts %j: %s", (source, expected) => {
    expect(matcher.accepts(encode(source))).toBe(expected);
  });
  it.each([
    ["let le", true],
    ["let let", true],
    ["let let ", false],
    ["letx", false],
    ["let x +", true],
    ["let x + +", false],
    ["x", false],
  ])("lets %j go on: %s", (source, expected) => {
    expect(matcher.acceptsPrefix(encode(source))).toBe(expected);
  });

  it("knows that a lexeme cannot end where what must follow is what must not", () => {
    const grammar = (follow: string): Grammar => ({
      start: "pair",
      rules: { pair: { body: sequence(token("first"), follow) } },
      terminals: { first: { pattern: text("a"), notBefore: text("bb") } },
      trivia: {},
    });
    expect(createReferenceMatcher(grammar("bbc")).acceptsPrefix([])).toBe(false);
    expect(createReferenceMatcher(grammar("bc")).acceptsPrefix([])).toBe(true);
  });
  it("has nothing to say of a rule that never ends", () => {
    const endless: Grammar = {
      start: "a",
      rules: { a: { body: sequence("a", rule("a")) } },
      terminals: {},
      trivia: {},
    };
    expect(createReferenceMatcher(endless).acceptsPrefix(encode("a"))).toBe(false);
  });
  it("counts with parameters", () => {
    const column: Grammar = {
      start: "start",
      rules: {
        start: { body: rule("block", { op: "constant", value: 0n }) },
        block: {
          parametric: true,
          body: choice(
            sequence(rule("indent", { op: "self" }), "x\n", repeat(rule("block", { op: "self" }), 0, 1)),
            sequence(rule("indent", { op: "self" }), ":\n", rule("block", { op: "add", value: 1n })),
          ),
        },
        indent: {
          parametric: true,
          body: choice(
            when({ test: "equal", value: 0n }, ""),
            when({ test: "greater", value: 0n }, sequence(" ", rule("indent", { op: "add", value: -1n }))),
          ),
        },
      },
      terminals: {},
      trivia: {},
    };
    const blocks = createReferenceMatcher(column);
    expect(blocks.accepts(encode("x\n:\n x\n x\n"))).toBe(true);
    expect(blocks.accepts(encode("x\n:\nx\n"))).toBe(false);
    expect(blocks.acceptsPrefix(encode(":\n :\n"))).toBe(true);
    expect(blocks.acceptsPrefix(encode(":\n  "))).toBe(false);
  });
  it("reads an embedded grammar with its own trivia", () => {
    const outer: Grammar = {
      start: "s",
      rules: { s: { body: sequence("<", embedded(program), ">") } },
      terminals: {},
      trivia: {},
    };
    expect(createReferenceMatcher(outer).accepts(encode("<  let a + b ; >"))).toBe(true);
    expect(createReferenceMatcher(outer).accepts(encode("<let a + b; > "))).toBe(false);
  });
  it("names what is not defined", () => {
    const broken: Grammar = { start: "s", rules: { s: { body: token("none") } }, terminals: {}, trivia: {} };
    expect(() => createReferenceMatcher(broken).acceptsPrefix([])).toThrow(/terminal "none"/u);
  });
});

describe("referenceMask", () => {
  it("allows exactly the tokens after which a sentence can come", () => {
    const vocabulary = ["let", " let", "le", "x", " ", "+", "++", ";", "; let", "\u00e9", ""].map(encode);
    const at = (prefix: string): [number[], boolean] => {
      const mask = referenceMask(program, vocabulary, encode(prefix));
      return [[...mask.tokens].sort((a, b) => a - b), mask.mayEnd];
    };
    expect(at("")).toEqual([[0, 1, 2, 4], true]);
    expect(at("let ")).toEqual([[0, 1, 2, 3, 4], false]);
    expect(at("let let")).toEqual([[0, 2, 3], false]);
    expect(at("let x + y")).toEqual([[0, 2, 3, 4, 7, 8], false]);
  });
});

const words = wordsUpTo(4);
describe.each([
  ["plain grammars", {}],
  ["grammars with tokens", { tokens: true }],
  ["parametric grammars", { parametric: true }],
  ["embedded grammars", { tokens: true, embedded: true, parametric: true }],
])("the reference matcher on random %s", (_name, shape) => {
  it("accepts exactly the sentences of the definition", () => {
    fc.assert(
      fc.property(someGrammar(shape), (grammar) => {
        const sentences = enumerateLanguage(grammar, 4);
        const matcher = createReferenceMatcher(grammar);
        expect(words.filter((each) => matcher.accepts(encode(each)))).toEqual(
          words.filter((each) => sentences.has(each)),
        );
      }),
      { numRuns: 60 },
    );
  });
  it("lets a text go on if and only if a byte can follow or it is a sentence", () => {
    fc.assert(
      fc.property(someGrammar(shape), fc.constantFrom(...wordsUpTo(3)), (grammar, prefix) => {
        const sentences = enumerateLanguage(grammar, 4);
        const matcher = createReferenceMatcher(grammar);
        const goesOn = matcher.acceptsPrefix(encode(prefix));
        const follows = [...ALPHABET_BYTES].some((byte) => matcher.acceptsPrefix([...encode(prefix), byte]));
        expect(goesOn).toBe(follows || matcher.accepts(encode(prefix)));
        if ([...sentences].some((sentence) => sentence.startsWith(prefix))) expect(goesOn).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});
