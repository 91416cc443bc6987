import type { Expression } from "../../ast/grammar.ts";
import { emptyWord, nothing } from "../../pattern/pattern-builders.ts";
import type { Pattern } from "../../pattern/pattern.ts";
import { structuralKey } from "../automaton/structural-key.ts";
import { choose, isEmptyWord, isNothing, join, repeatOf } from "../automaton/pattern-algebra.ts";

/** The empty word as an expression. */
export const EMPTY: Expression = { kind: "pattern", pattern: emptyWord };
/** The empty language as an expression. */
export const NOTHING: Expression = { kind: "pattern", pattern: nothing };

/** True for the empty word as the builders here write it. */
export const isEmpty = (expression: Expression): boolean =>
  expression.kind === "pattern" && isEmptyWord(expression.pattern);
/** True for the empty language as the builders here write it. */
export const isDead = (expression: Expression): boolean =>
  expression.kind === "pattern" && isNothing(expression.pattern);

const leaf = (pattern: Pattern): Expression => ({ kind: "pattern", pattern });

/** One after the other, simplified; patterns next to each other become one. */
export function inSequence(items: readonly Expression[]): Expression {
  const flat = items.flatMap((item) => (item.kind === "sequence" ? item.items : [item]));
  if (flat.some(isDead)) return NOTHING;
  const merged: Expression[] = [];
  for (const item of flat) {
    const last = merged.at(-1);
    if (isEmpty(item)) continue;
    if (last?.kind === "pattern" && item.kind === "pattern") {
      merged[merged.length - 1] = leaf(join(last.pattern, item.pattern));
    } else merged.push(item);
  }
  const [only] = merged;
  if (only === undefined) return EMPTY;
  return merged.length === 1 ? only : { kind: "sequence", items: merged };
}

/** Any of the options, simplified; patterns among them become one. */
export function inChoice(options: readonly Expression[]): Expression {
  const flat = options.flatMap((option) => (option.kind === "choice" ? option.options : [option]));
  const patterns = flat.flatMap((option) => (option.kind === "pattern" ? [option.pattern] : []));
  const others = new Map(
    flat.filter((option) => option.kind !== "pattern").map((option) => [structuralKey(option), option]),
  );
  const pattern = choose(...patterns);
  const all = [...(isNothing(pattern) ? [] : [leaf(pattern)]), ...others.values()];
  const [only] = all;
  if (only === undefined) return NOTHING;
  return all.length === 1 ? only : { kind: "choice", options: all };
}

/** The item between `min` and `max` times, simplified. */
export function repeated(item: Expression, min: number, max: number | null): Expression {
  if (max === 0 || isEmpty(item)) return EMPTY;
  if (isDead(item)) return min === 0 ? EMPTY : NOTHING;
  if (min === 1 && max === 1) return item;
  if (item.kind === "pattern") return leaf(repeatOf(item.pattern, min, max));
  return { kind: "repeat", item, min, max };
}
