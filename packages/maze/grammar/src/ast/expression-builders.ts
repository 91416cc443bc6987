import { text } from "../pattern/pattern-builders.ts";
import type { Pattern } from "../pattern/pattern.ts";
import type { Argument, Condition, Expression, Grammar } from "./grammar.ts";

/** What builders take for an expression: a string is exactly that text. */
export type ExpressionLike = Expression | string;

const toExpression = (value: ExpressionLike): Expression => (typeof value === "string" ? pattern(text(value)) : value);

/** The items one after the other. */
export const sequence = (...items: ExpressionLike[]): Expression => ({
  kind: "sequence",
  items: items.map(toExpression),
});
/** Any one of the options. */
export const choice = (...options: ExpressionLike[]): Expression => ({
  kind: "choice",
  options: options.map(toExpression),
});
/** The item between `min` and `max` times, with `separator` between two. */
export function repeat(item: ExpressionLike, min: number, max: number | null, separator?: ExpressionLike): Expression {
  const plain = { kind: "repeat", item: toExpression(item), min, max } as const;
  return separator === undefined ? plain : { ...plain, separator: toExpression(separator) };
}
/** The item or nothing. */
export const optional = (item: ExpressionLike): Expression => repeat(item, 0, 1);
/** The item any number of times. */
export const star = (item: ExpressionLike, separator?: ExpressionLike): Expression => repeat(item, 0, null, separator);
/** The item once or more. */
export const plus = (item: ExpressionLike, separator?: ExpressionLike): Expression => repeat(item, 1, null, separator);
/** What the rule derives, with an argument where it is parametric. */
export const rule = (name: string, argument?: Argument): Expression =>
  argument === undefined ? { kind: "rule", name } : { kind: "rule", name, argument };
/** One lexeme of the terminal. */
export const token = (name: string): Expression => ({ kind: "token", name });
/** Exactly the pattern, without trivia. */
export const pattern = (value: Pattern): Expression => ({ kind: "pattern", pattern: value });
/** The item, where the condition holds. */
export const when = (condition: Condition, item: ExpressionLike): Expression => ({
  kind: "when",
  condition,
  item: toExpression(item),
});
/** The item, marked with a tag. */
export const tagged = (tag: string, item: ExpressionLike): Expression => ({
  kind: "tagged",
  tag,
  item: toExpression(item),
});
/** The language of another grammar. */
export const embedded = (grammar: Grammar, entry?: string): Expression =>
  entry === undefined ? { kind: "embedded", grammar } : { kind: "embedded", grammar, entry };
