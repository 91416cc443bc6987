import { MazeError } from "@maze/core";
import type { Grammar } from "../../ast/grammar.ts";
import type { GrammarErrorCode } from "../../errors.ts";
import { expandGrammar, type TextGrammar } from "./expand-grammar.ts";
import { isDead } from "./expressions.ts";
import { prune } from "./prune.ts";
import { removeEmptyWords } from "./remove-empty-words.ts";
import { removeLeftRecursion } from "./remove-left-recursion.ts";
import { resolveLexemeEnds } from "./resolve-lexeme-ends.ts";

/** The same texts in rules over plain patterns: no trivia, no parameters, nothing said of what follows a lexeme. */
export function textRules(grammar: Grammar): TextGrammar {
  const rules = prune(resolveLexemeEnds(prune(expandGrammar(grammar))));
  if (isDead(rules.rules.get(rules.start) ?? { kind: "choice", options: [] })) {
    throw new MazeError<GrammarErrorCode>({
      code: "MAZE_GRAMMAR_DEAD",
      message: `the rule "${grammar.start}" derives no text`,
    });
  }
  return rules;
}

/** The same, without left recursion and without repetitions of what can be empty, which some engines do not bear. */
export const rightRecursiveRules = (grammar: Grammar): TextGrammar =>
  prune(removeEmptyWords(removeLeftRecursion(removeEmptyWords(textRules(grammar)))));
