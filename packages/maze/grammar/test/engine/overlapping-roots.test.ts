import { expect, it } from "vitest";
import { characterClass, compileGrammar, concat, createMatcher, pattern, starPattern } from "../../src/index.ts";
import { rule, sequence, text, type Grammar } from "../../src/index.ts";
import { smallVocabulary } from "./small-vocabulary.ts";

it("allows a token however often others were looked at before it", () => {
  // The first lexeme may end after any 0, so each run of zeros is looked at once from each of its zeros on. It takes many
  // different characters, which keeps it a lexeme of its own.
  const wide = characterClass(["A", "z"], ["0", "9"]);
  const grammar: Grammar = {
    start: "s",
    rules: {
      s: { body: sequence(rule("first"), rule("second")) },
      first: { body: pattern(concat(text("("), starPattern(wide), text("0"))) },
      second: { body: pattern(concat(text("0"), starPattern(characterClass("0!")), text("?"))) },
    },
    terminals: {},
    trivia: {},
  };
  const runs = Array.from({ length: 40 }, (_, length) => "0".repeat(length + 1));
  const words = [...runs, ...runs.map((run) => `${run}!`), "x00!"];
  const vocabulary = smallVocabulary(words.map((word) => new TextEncoder().encode(word)));
  const matcher = createMatcher(compileGrammar(grammar, { vocabulary }));
  matcher.acceptBytes(new TextEncoder().encode("("));
  const allowed = matcher.allowedTokens(words.length).map((id) => words[id]);
  // Every token but "0!": before the exclamation mark there must be a 0 for each lexeme.
  expect(allowed).toEqual(words.filter((word) => word !== "0!"));
});
