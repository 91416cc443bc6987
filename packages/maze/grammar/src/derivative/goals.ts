import { MazeError } from "@maze/core";
import { repeat, rule, sequence } from "../ast/expression-builders.ts";
import type { Expression, Grammar, ParameterValue, RepeatExpression } from "../ast/grammar.ts";
import { applyArgument, holds } from "../ast/parameter.ts";
import type { ByteExpression } from "./byte-expression.ts";
import type { Derivatives } from "./derivatives.ts";
import { difference, emptyWord, starPattern } from "../pattern/pattern-builders.ts";
import type { Pattern } from "../pattern/pattern.ts";

/** A rule with its parameter, or the whole language of a grammar. */
export interface Instance {
  readonly id: number;
  /** Name of the rule; that of the entry for a whole language. */
  readonly name: string;
  readonly grammar: Grammar;
  readonly body: Expression;
  readonly parameter: ParameterValue;
}

/** What is still to be derived, first to last. `null` is nothing more. */
export type Goals = { readonly id: number; readonly head: Expression; readonly tail: Goals } | null;

/** What the first goal asks for: other goals in its place, bytes of a regular language, or another instance. */
export type Demand =
  | { readonly kind: "goals"; readonly alternatives: readonly Goals[] }
  | { readonly kind: "scan"; readonly expression: ByteExpression; readonly notBefore: ByteExpression | undefined }
  | { readonly kind: "call"; readonly instance: Instance };

/** A grammar as goals. */
export interface GoalReader {
  language(grammar: Grammar, entry?: string): Instance;
  goals(head: Expression, tail: Goals): NonNullable<Goals>;
  demand(instance: Instance, goals: NonNullable<Goals>): Demand;
}

const undefinedName = (kind: string, name: string): MazeError<"MAZE_GRAMMAR_UNDEFINED"> =>
  new MazeError({ code: "MAZE_GRAMMAR_UNDEFINED", message: `The ${kind} "${name}" is not defined.` });

/** Reads grammars as goals; each instance and each list of goals is made once. */
export function createGoalReader(derivatives: Derivatives): GoalReader {
  const { make } = derivatives;
  const numbers = new Map<unknown, number>();
  const instances = new Map<string, Instance>();
  const lists = new Map<string, NonNullable<Goals>>();
  const remainders = new Map<RepeatExpression, RepeatExpression>();
  const tokens = new Map<string, Demand>();

  const numberOf = (object: unknown): number => {
    const found = numbers.get(object) ?? numbers.size;
    numbers.set(object, found);
    return found;
  };
  const instance = (
    grammar: Grammar,
    name: string,
    key: string,
    parameter: ParameterValue,
    body: () => Expression,
  ): Instance => {
    const full = `${numberOf(grammar)} ${key} ${name}`;
    const found = instances.get(full) ?? { id: instances.size, name, grammar, parameter, body: body() };
    instances.set(full, found);
    return found;
  };
  /** A run of trivia. */
  const trivia = (grammar: Grammar, name: string | undefined): Pattern => {
    if (name === undefined) return emptyWord;
    const piece = grammar.trivia[name];
    if (piece === undefined) throw undefinedName("trivia", name);
    return starPattern(piece);
  };

  const language = (grammar: Grammar, entry = grammar.start): Instance =>
    instance(grammar, entry, "language", 0n, () =>
      sequence(rule(entry), { kind: "pattern", pattern: trivia(grammar, grammar.endTrivia) }),
    );

  const goals = (head: Expression, tail: Goals): NonNullable<Goals> => {
    const key = `${numberOf(head)} ${tail?.id ?? -1}`;
    const found = lists.get(key) ?? { id: lists.size, head, tail };
    lists.set(key, found);
    return found;
  };

  /** What may follow the first item of a repetition. */
  const remainder = (expression: RepeatExpression): RepeatExpression => {
    const { item, min, max, separator } = expression;
    if (min === 0 && max === null && separator === undefined) return expression;
    const next = separator === undefined ? item : sequence(separator, item);
    const made = remainders.get(expression) ?? repeat(next, Math.max(0, min - 1), max === null ? null : max - 1);
    if (made.kind !== "repeat") throw new TypeError("A repetition is a repetition.");
    remainders.set(expression, made);
    return made;
  };
  const repetition = (expression: RepeatExpression, tail: Goals): Goals[] => {
    const { min, max, item } = expression;
    if (max !== null && max < min) return [];
    const none = min === 0 ? [tail] : [];
    return max === 0 ? none : [...none, goals(item, goals(remainder(expression), tail))];
  };

  const token = (grammar: Grammar, name: string): Demand => {
    const terminal = grammar.terminals[name];
    if (terminal === undefined) throw undefinedName("terminal", name);
    const key = `${numberOf(grammar)} ${name}`;
    const made = tokens.get(key) ?? {
      kind: "scan",
      expression: make.concat(
        derivatives.of(trivia(grammar, terminal.trivia)),
        derivatives.of(difference(terminal.pattern, emptyWord)),
      ),
      notBefore: terminal.notBefore && derivatives.of(terminal.notBefore),
    };
    tokens.set(key, made);
    return made;
  };
  const call = (from: Instance, expression: Expression & { kind: "rule" }): Demand => {
    const { name, argument } = expression;
    const target = from.grammar.rules[name];
    if (target === undefined) throw undefinedName("rule", name);
    if (target.parametric !== true) {
      return { kind: "call", instance: instance(from.grammar, name, "rule", 0n, () => target.body) };
    }
    if (argument === undefined) throw undefinedName("argument of the parametric rule", name);
    const value = applyArgument(argument, from.parameter);
    if (value === undefined) return { kind: "goals", alternatives: [] };
    return { kind: "call", instance: instance(from.grammar, name, `rule ${value}`, value, () => target.body) };
  };

  const demand = (from: Instance, { head, tail }: NonNullable<Goals>): Demand => {
    switch (head.kind) {
      case "sequence":
        return { kind: "goals", alternatives: [head.items.reduceRight((rest, item) => goals(item, rest), tail)] };
      case "choice":
        return { kind: "goals", alternatives: head.options.map((option) => goals(option, tail)) };
      case "repeat":
        return { kind: "goals", alternatives: repetition(head, tail) };
      case "when":
        return { kind: "goals", alternatives: holds(head.condition, from.parameter) ? [goals(head.item, tail)] : [] };
      case "tagged":
        return { kind: "goals", alternatives: [goals(head.item, tail)] };
      case "pattern":
        return { kind: "scan", expression: derivatives.of(head.pattern), notBefore: undefined };
      case "token":
        return token(from.grammar, head.name);
      case "rule":
        return call(from, head);
      case "embedded":
        return { kind: "call", instance: language(head.grammar, head.entry) };
    }
  };
  return { language, goals, demand };
}
