import { MazeError } from "@maze/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseEcmaScriptRegex, parseGrammar, printEcmaScriptRegex, printGrammar } from "../../src/dialects/index.ts";
import { createGrammarSampler, type Grammar, seededRandom } from "../../src/index.ts";
import { jsonGrammar } from "../../src/languages/index.ts";
import { someGrammar, somePattern, wordsUpTo } from "../arbitraries/random-grammar.ts";
import { recogniser } from "./language.ts";
import { patternMatches } from "./pattern-membership.ts";

const WORDS = wordsUpTo(5);
const WRITTEN = ["gbnf", "xgrammar", "llguidance"];

/** The words of up to five characters; `undefined` for a grammar that derives nothing. */
function words(grammar: Grammar): string[] | undefined {
  try {
    return WORDS.filter(recogniser(grammar));
  } catch (error) {
    if (MazeError.is(error, "MAZE_GRAMMAR_DEAD")) return undefined;
    throw error;
  }
}

/** Counts the grammars of which words were compared, so that a test that compares nothing fails. */
function compareRandomGrammars(dialect: string, shape: Parameters<typeof someGrammar>[0], seed: number): number {
  let compared = 0;
  fc.assert(
    fc.property(someGrammar(shape), (grammar) => {
      const expected = words(grammar);
      if (expected === undefined) {
        expect(() => printGrammar(grammar, { dialect })).toThrow("derives no text");
        return;
      }
      const written = printGrammar(grammar, { dialect });
      expect([written, words(parseGrammar(written, { dialect }))]).toEqual([written, expected]);
      if (expected.length > 0) compared++;
    }),
    { numRuns: 100, seed },
  );
  return compared;
}

describe.each(WRITTEN)("random grammars written in %s and read again", (dialect) => {
  it("have the same words", { timeout: 60_000 }, () => {
    expect(compareRandomGrammars(dialect, { tokens: true, parametric: true, embedded: true }, 3)).toBeGreaterThan(40);
  });

  it(
    "have the same words where every lexeme has trivia before it and restrictions after it",
    { timeout: 60_000 },
    () => {
      expect(compareRandomGrammars(dialect, { tokens: true, spaced: true }, 7)).toBeGreaterThan(30);
    },
  );
});

describe("random regular languages", () => {
  it("are the same as regular expressions, also under the engine's own RegExp", () => {
    fc.assert(
      fc.property(somePattern, (pattern) => {
        const source = printEcmaScriptRegex(pattern);
        const again = parseEcmaScriptRegex(source);
        const expression = new RegExp(`^(?:${source})$`, "u");
        const expected = WORDS.filter((word) => patternMatches(pattern, word));
        expect([source, WORDS.filter((word) => patternMatches(again, word))]).toEqual([source, expected]);
        expect([source, WORDS.filter((word) => expression.test(word))]).toEqual([source, expected]);
      }),
      { numRuns: 150, seed: 5 },
    );
  });

  it("are what grammars with recursion at one end only become", () => {
    let regular = 0;
    fc.assert(
      fc.property(someGrammar({ tokens: true }), (grammar) => {
        const expected = words(grammar);
        fc.pre(expected !== undefined);
        let source: string;
        try {
          source = printGrammar(grammar, { dialect: "regex" });
        } catch (error) {
          if (MazeError.is(error, "MAZE_GRAMMAR_UNSUPPORTED")) return;
          if (!MazeError.is(error, "MAZE_GRAMMAR_DEAD")) throw error;
          expect(expected).toEqual([]);
          return;
        }
        regular++;
        const expression = new RegExp(`^(?:${source})$`, "u");
        expect([source, WORDS.filter((word) => expression.test(word))]).toEqual([source, expected]);
      }),
      { numRuns: 100, seed: 1 },
    );
    expect(regular).toBeGreaterThan(40);
  });
});

describe.each(WRITTEN)("JSON written in %s", (dialect) => {
  it("accepts the sentences of the grammar, and the grammar those of the text", () => {
    const grammar = jsonGrammar();
    const again = parseGrammar(printGrammar(grammar, { dialect }), { dialect });
    const decoder = new TextDecoder("utf-8", { fatal: true });
    for (const [from, to] of [
      [grammar, again],
      [again, grammar],
    ] as const) {
      const sample = createGrammarSampler(from, { random: seededRandom(11), size: 60 });
      const accepts = recogniser(to);
      const sentences = Array.from({ length: 40 }, () => decoder.decode(sample()));
      expect(sentences.filter((sentence) => !accepts(sentence))).toEqual([]);
      expect(new Set(sentences).size).toBeGreaterThan(15);
    }
    const accepts = recogniser(again);
    expect(["01", "[1,]", '{"a"}', '"\n"', "tru", "1 2", "", "{} x"].filter(accepts)).toEqual([]);
  });
});

describe("what a dialect cannot say", () => {
  const bytesOnly: Grammar = {
    start: "s",
    rules: { s: { body: { kind: "pattern", pattern: { kind: "byte-class", ranges: [[128, 255]] } } } },
    terminals: {},
    trivia: {},
  };
  it.each([...WRITTEN, "regex", "json-schema"])("is refused by %s: bytes that are no text", (dialect) => {
    expect(() => printGrammar(bytesOnly, { dialect })).toThrow("bytes that are no complete characters");
  });

  it.each(["regex", "json-schema"])("is refused by %s: recursion in the middle", (dialect) => {
    const nested = parseGrammar('root ::= "(" root ")" | "x"', { dialect: "gbnf" });
    expect(() => printGrammar(nested, { dialect })).toThrow('cannot say the recursion of "root"');
  });

  it.each(["iso-ebnf", "w3c-ebnf", "lark"])("is said of %s, which is only read", (dialect) => {
    expect(() => printGrammar(jsonGrammar(), { dialect })).toThrow(
      `the grammar dialect "${dialect}" cannot be written`,
    );
  });

  it("is said of a dialect that does not exist", () => {
    expect(() => parseGrammar("", { dialect: "nope" })).toThrow('there is no grammar dialect "nope"');
  });
});

describe("exact texts", () => {
  it("writes a regular grammar as the pattern of a string schema", () => {
    const grammar = parseGrammar('root ::= [a-z]+ ("-" [0-9]{2,3})? | "/"', { dialect: "gbnf" });
    expect(JSON.parse(printGrammar(grammar, { dialect: "json-schema" }))).toEqual({
      type: "string",
      pattern: "^(?:\\/|[a-z]+(?:-[0-9]{2,3})?)$",
    });
  });

  it("writes left recursion and large bounds in other words for GBNF", () => {
    const grammar = parseGrammar('root ::= sum\nsum ::= sum "+" number | number\nnumber ::= [0-9]{1,2500}', {
      dialect: "gbnf",
    });
    expect(printGrammar(grammar, { dialect: "gbnf" })).toBe(
      `root ::= sum
sum ::= number ("+" number)*
number ::= [0-9] repeat{0,2} [0-9]{0,499}
repeat ::= [0-9]{0,1000}
`,
    );
  });

  it("writes lexemes for llguidance, as characters where a greedy lexer would read too far", () => {
    const grammar = parseGrammar('root ::= [a-z]+ "." word\nword ::= "ab" tail "!"\ntail ::= "c" tail | ""', {
      dialect: "gbnf",
    });
    expect(printGrammar(grammar, { dialect: "llguidance" })).toMatchInlineSnapshot(`
      "%llguidance {}

      start: T1+ "." word
      word: "a" "b" tail "!"
      tail: "" | "c" tail

      T1: /[a-z]/
      "
    `);
  });
});
