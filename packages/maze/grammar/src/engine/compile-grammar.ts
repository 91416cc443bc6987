import { MazeError } from "@maze/core";
import type { Grammar } from "../ast/grammar.ts";
import type { GrammarErrorCode } from "../errors.ts";
import { Automaton } from "../regular/automaton.ts";
import { Lexer } from "./lexer.ts";
import { Productions } from "./lowering/productions.ts";
import { LrAutomaton } from "./lr-automaton.ts";
import { ParseStacks } from "./parse-stacks.ts";
import { Recognizer } from "./recognizer.ts";

/** A grammar, ready to be matched. Everything else is computed when it is first needed, and kept. */
export interface CompiledGrammar {
  readonly grammar: Grammar;
  /** @internal */
  readonly recognizer: Recognizer;
}

/**
 * Compiles a grammar for matching. Grammars that are compiled with one vocabulary share the automata of their lexemes.
 *
 * @throws MazeError `MAZE_GRAMMAR_UNDEFINED` for a name without definition, `MAZE_GRAMMAR_DEAD` for a grammar that
 *   derives nothing, `MAZE_GRAMMAR_LIMIT` for a pattern with too many states.
 */
export function compileGrammar(grammar: Grammar): CompiledGrammar {
  const productions = new Productions(grammar, new Automaton());
  if (!productions.startIsProductive) {
    throw new MazeError<GrammarErrorCode>({
      code: "MAZE_GRAMMAR_DEAD",
      message: `the rule "${grammar.start}" derives no text`,
      hint: "Give it, or a rule that it needs, an alternative that ends.",
    });
  }
  const lexer = new Lexer(productions.terminals, productions.endTrivia);
  const recognizer = new Recognizer(new ParseStacks(new LrAutomaton(productions)), lexer);
  return { grammar, recognizer };
}
