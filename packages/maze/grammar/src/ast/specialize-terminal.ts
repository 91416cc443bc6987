import { MazeError } from "@maze/core";
import { alternate, intersect, text } from "../pattern/pattern-builders.ts";
import type { Grammar } from "./grammar.ts";

/**
 * The grammar with one terminal restricted to some names, e.g. identifiers to those in scope. A name that the terminal
 * does not match stays out.
 *
 * @throws MazeError `MAZE_GRAMMAR_UNDEFINED` when there is no such terminal
 * @example
 * ```ts
 * import { characterClass, plusPattern, sampleGrammar, specializeTerminal, token } from "@maze/grammar";
 * const terminals = { name: { pattern: plusPattern(characterClass(["a", "z"])) } };
 * const grammar = { start: "s", rules: { s: { body: token("name") } }, terminals, trivia: {} };
 * const narrow = specializeTerminal(grammar, "name", ["total", "3"]);
 * new TextDecoder().decode(sampleGrammar(narrow, { random: Math.random })); // => "total"
 * ```
 */
export function specializeTerminal(grammar: Grammar, name: string, names: readonly string[]): Grammar {
  const terminal = Object.hasOwn(grammar.terminals, name) ? grammar.terminals[name] : undefined;
  if (terminal === undefined) {
    throw new MazeError({ code: "MAZE_GRAMMAR_UNDEFINED", message: `The terminal "${name}" is not defined.` });
  }
  const pattern = intersect(terminal.pattern, alternate(...[...new Set(names)].map(text)));
  return { ...grammar, terminals: { ...grammar.terminals, [name]: { ...terminal, pattern } } };
}
