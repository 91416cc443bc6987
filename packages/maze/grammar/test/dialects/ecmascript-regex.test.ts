import { MazeError } from "@maze/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseEcmaScriptRegex } from "../../src/dialects/index.ts";
import { characterClass, concat, starPattern, text } from "../../src/index.ts";
import { patternMatches } from "./pattern-membership.ts";

const SEARCHED = [
  "",
  "a",
  "b",
  "ab",
  "aB",
  "ba",
  "abab",
  "_1",
  "A-Z",
  "\n",
  "é",
  "ſ",
  "K",
  "😀",
  "x😀y",
  "]",
  "^$",
  "\\",
  "{1}",
];

/** Compares with the engine's own RegExp, by search. */
function expectSame(source: string, flags: string, texts: readonly string[] = SEARCHED): void {
  const pattern = parseEcmaScriptRegex(source, { flags, match: "search" });
  for (const sample of texts) {
    const expression = new RegExp(source, flags);
    expect([source, flags, sample, patternMatches(pattern, sample)]).toEqual([
      source,
      flags,
      sample,
      expression.test(sample),
    ]);
  }
}

function failure(source: string, flags = "u"): MazeError {
  try {
    parseEcmaScriptRegex(source, { flags });
  } catch (error) {
    if (MazeError.is(error)) return error;
  }
  throw new Error(`${source} was read`);
}

describe("structure", () => {
  it("reads a full match", () => {
    expect(parseEcmaScriptRegex("ab[x-z]*")).toEqual(concat(text("ab"), starPattern(characterClass(["x", "z"]))));
  });

  it("gives the empty language to an empty class", () => {
    expect(parseEcmaScriptRegex("a[]")).toEqual({ kind: "alternate", options: [] });
  });
});

describe("the same texts as the engine finds", () => {
  it.each([
    ["a|b", "u"],
    ["^a", "u"],
    ["a$", "u"],
    ["^$", "u"],
    ["^", "u"],
    ["(^a|b)a?$", "u"],
    ["(?:a|b$)(c|)", "u"],
    ["(?:^|x)a?b", "u"],
    ["a??b+?", "u"],
    ["[^ab]", "u"],
    ["[^]", ""],
    ["[]", ""],
    [".", "u"],
    [".", "su"],
    ["^.$", "u"],
    ["\\w", "iu"],
    ["\\W", "iu"],
    ["\\W", "i"],
    ["[^\\w]", "iu"],
    ["\\p{Lu}", "u"],
    ["\\P{Lu}", "iu"],
    ["[^\\P{Lu}]", "iu"],
    ["\\P{Lu}", "iv"],
    ["[^\\p{Lu}]", "iv"],
    ["\\p{Script=Greek}|\\p{L}", "u"],
    ["k", "iu"],
    ["k", "i"],
    ["S", "iu"],
    ["s", "i"],
    ["(?i:A)b", "u"],
    ["(?-i:a)b", "iu"],
    ["(?s-i:.)", "iu"],
    ["(?<name>a)(?<other>b)", "u"],
    ["(?<n>a)|(?<n>b)", "u"],
    ["[\\d_-]", "u"],
    ["[a\\-z]", "u"],
    ["[\\w--a]", "v"],
    ["[\\w&&[ab]]", "v"],
    ["[[a-z]--[aeiou]]b", "v"],
    ["^[\\q{ab|x|}1]$", "v"],
    ["[^\\d[a]]", "v"],
    ["^\\p{Emoji_Keycap_Sequence}$", "v"],
    ["\\cJ|\\x61|\\u0062", "u"],
    ["\\u{1F600}", "u"],
    ["\\uD83D\\uDE00", "u"],
    ["^\\uD83D\\uDE00$", ""],
    ["[\\uD800-\\uDBFF][\\uDC00-\\uDFFF]", ""],
    ["\\141|\\8", ""],
    ["{", ""],
    ["a{,2}", ""],
    ["]", ""],
    ["x{2", ""],
    ["\\k", ""],
    ["[\\c]", ""],
    ["\\c", ""],
    ["[a-\\d]", ""],
    ["\\_", ""],
    ["b{0}", "u"],
    ["(?:ab){2,3}", "u"],
    ["a", "y"],
    ["^(?:a|ab)(?:c|b)?$", "u"],
  ])("/%s/%s", (source, flags) => {
    expectSame(source, flags);
  });

  it("folds case as the engine does, for every letter of the Latin, Greek and Cyrillic blocks", () => {
    const letters = Array.from({ length: 0x530 }, (_, point) => String.fromCodePoint(point));
    for (const sample of ["ß", "ẞ", "ς", "Σ", "µ", "ı", "İ", "Å", "Ω", "ǅ", "θ", "ϴ"]) {
      for (const flags of ["i", "iu", "iv"]) expectSame(`^${sample}$`, flags, letters);
    }
  });
});

describe("random expressions", () => {
  const atom = fc.constantFrom("a", "b", ".", "[ab]", "[^a]", "\\w", "\\d", "\\p{L}", "\\S", "é", "(?:)", "[a-c]");
  const expression = fc.letrec<{ node: string }>((tie) => ({
    node: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      atom,
      fc.tuple(tie("node"), tie("node")).map(([a, b]) => `${a}${b}`),
      fc.tuple(tie("node"), tie("node")).map(([a, b]) => `(?:${a}|${b})`),
      fc.tuple(tie("node"), fc.constantFrom("*", "+", "?", "{2}", "{1,2}", "{0,}", "*?")).map(([a, q]) => `(${a})${q}`),
      tie("node").map((a) => `(?:^${a})`),
      tie("node").map((a) => `(?:${a}$)`),
    ),
  })).node;

  it("match the same texts as the engine", () => {
    fc.assert(
      fc.property(
        expression,
        fc.constantFrom("u", "iu", "su", "v", "iv"),
        fc.array(fc.constantFrom("a", "b", "B", "é", "1", "\n"), { maxLength: 5 }),
        (source, flags, letters) => {
          const sample = letters.join("");
          let pattern;
          try {
            pattern = parseEcmaScriptRegex(source, { flags, match: "search" });
          } catch (error) {
            fc.pre(!MazeError.is(error, "MAZE_GRAMMAR_UNSUPPORTED"));
            throw error;
          }
          expect(patternMatches(pattern, sample)).toBe(new RegExp(source, flags).test(sample));
        },
      ),
      { numRuns: 500 },
    );
  });

  it("are refused as syntax exactly where the engine refuses them", () => {
    const piece = fc.constantFrom(
      "a",
      "(",
      ")",
      "[",
      "]",
      "{",
      "}",
      "*",
      "?",
      "+",
      "\\",
      "-",
      "^",
      "$",
      "|",
      "1",
      "2",
      ",",
      "d",
      "u",
      "p",
      "k",
      "c",
      "<",
      ">",
      ":",
      "&&",
      "--",
      "q",
      "x",
      "b",
      "=",
      "!",
      "i",
      "L",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 9 }), fc.constantFrom("", "u", "v"), (pieces, flags) => {
        const source = pieces.join("");
        let expected = true;
        try {
          new RegExp(source, flags);
        } catch {
          expected = false;
        }
        let found = true;
        try {
          parseEcmaScriptRegex(source, { flags });
        } catch (error) {
          if (MazeError.is(error, "MAZE_GRAMMAR_UNSUPPORTED")) return;
          if (!MazeError.is(error, "MAZE_GRAMMAR_SYNTAX")) throw error;
          found = false;
        }
        expect([source, flags, found]).toEqual([source, flags, expected]);
      }),
      { numRuns: 20_000 },
    );
  });
});

describe("refusals name the construct and its place", () => {
  it.each([
    ["ab(?=c)", 3, "lookahead (?="],
    ["(?!a)", 1, "lookahead (?!"],
    ["a(?<=a)", 2, "lookbehind (?<="],
    ["(?<!a)", 1, "lookbehind (?<!"],
    ["(a)\\1", 4, "backreference \\1"],
    ["(?<x>a)\\k<x>", 8, "backreference \\k<x>"],
    ["a\\b", 2, "word boundary \\b"],
    ["(?:^a)*", 1, '"^" or "$" in what is repeated'],
  ])("%s", (source, column, construct) => {
    const error = failure(source);
    expect(error.code).toBe("MAZE_GRAMMAR_UNSUPPORTED");
    expect(error.message).toContain(`1:${String(column)}: `);
    expect(error.message).toContain(construct);
  });

  it.each([
    ["^a$", "m", "flag m"],
    ["\\uD800", "", "surrogate"],
    ["\\p{RGI_Emoji}", "v", "RGI_Emoji"],
  ])("/%s/%s", (source, flags, construct) => {
    const error = failure(source, flags);
    expect(error.code).toBe("MAZE_GRAMMAR_UNSUPPORTED");
    expect(error.message).toContain(construct);
  });

  it("shows where the syntax is wrong", () => {
    expect(failure("ab[c").message).toBe("regular expression, 1:3: the class is not closed\n> 1 | ab[c\n    |   ^^");
  });
});
