import { MazeError } from "@maze/core";
import type { Expression, Grammar } from "./grammar.ts";

/**
 * The grammar with another right side for one rule.
 *
 * @throws MazeError `MAZE_GRAMMAR_UNDEFINED` when there is no such rule
 * @example
 * ```ts
 * import { pattern, sequence, substituteRule, text } from "@maze/grammar";
 * const grammar = { start: "a", rules: { a: { body: sequence("x") } }, terminals: {}, trivia: {} };
 * substituteRule(grammar, "a", pattern(text("y"))).rules.a.body.kind; // => "pattern"
 * ```
 */
export function substituteRule(grammar: Grammar, name: string, body: Expression): Grammar {
  const rule = Object.hasOwn(grammar.rules, name) ? grammar.rules[name] : undefined;
  if (rule === undefined) {
    throw new MazeError({ code: "MAZE_GRAMMAR_UNDEFINED", message: `The rule "${name}" is not defined.` });
  }
  return { ...grammar, rules: { ...grammar.rules, [name]: { ...rule, body } } };
}
