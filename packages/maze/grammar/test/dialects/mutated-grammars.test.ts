import { MazeError } from "@maze/core";
import { expect, test } from "vitest";
import { parseGrammar } from "../../src/dialects/index.ts";
import { checkGrammar, compileGrammar, seededRandom } from "../../src/index.ts";
import { failure } from "./failure.ts";
import { GRAMMARS, mutated } from "./mutated-grammars.ts";

test.each(Object.entries(GRAMMARS))("mutated %s grammars are read or refused with a place", (dialect, grammars) => {
  const random = seededRandom(7);
  const all = Object.values(GRAMMARS).flat();
  const found = { read: 0, refused: 0 };
  for (let round = 0; round < 250; round++) {
    const text = mutated(grammars[round % grammars.length] ?? "", all[round % all.length] ?? "", random);
    try {
      const grammar = parseGrammar(text, { dialect });
      checkGrammar(grammar);
      compileGrammar(grammar);
      found.read++;
    } catch (error) {
      if (!MazeError.is(error))
        throw new Error(`${JSON.stringify(text)} is no bad grammar but a crash`, { cause: error });
      found.refused++;
    }
  }
  expect(found.read).toBeGreaterThan(0);
  expect(found.refused).toBeGreaterThan(30);
});

test.each([
  ["lark", 'start: "\\U00110000"', "1:8"],
  ["gbnf", 'root ::= "\\U00110000"', "1:11"],
  ["xgrammar", 'root ::= "\\U00110000"', "1:11"],
  ["w3c-ebnf", "start ::= #x110000", "1:11"],
  ["regex", "(?<\\u{110000}>a)", "1:4"],
])("a code point past the last one is refused by %s", (dialect, text, place) => {
  const message = failure(() => parseGrammar(text, { dialect }));
  expect(message).toMatch(/^MAZE_GRAMMAR_SYNTAX .*the largest code point is 10FFFF$/);
  expect(message).toContain(` ${place}: `);
});
