import { choice, optional, pattern, repeat, rule, sequence, when } from "../../ast/expression-builders.ts";
import type { Condition, Expression } from "../../ast/grammar.ts";
import type { ArrayShape, Containing } from "../analysis/array-shape.ts";
import { finiteValues } from "../analysis/finite-values.ts";
import type { Formula } from "../formula/formula.ts";
import type { ValueRules } from "./value-rules.ts";

/** Places of a tuple that are written one in another; longer tuples get a rule for each place. */
const NESTED_PLACES = 8;
const MOST_STATES = 2000;
/** A parameter has 64 bits. */
const MOST_UNIQUE = 64;

/** The texts of the arrays of a shape. */
export function arrayExpression(shape: ArrayShape, depth: number, rules: ValueRules): Expression {
  const checked = shape.unique.length === 0 || (shape.max !== null && shape.max <= 1);
  if (!checked) {
    const values =
      shape.prefix.length === 0 && shape.contains.length === 0 ? finiteValues(shape.rest, rules.analysis) : undefined;
    if (values !== undefined && values.length <= MOST_UNIQUE) return uniqueItems(shape, values, depth, rules);
    const reason = "the items are not one of a few values, so a grammar cannot tell that two are equal";
    for (const place of shape.unique) rules.options.leave(place, reason);
  }
  return shape.contains.length === 0 ? plainItems(shape, depth, rules) : containedItems(shape, depth, rules);
}

/** Brackets around members, or an empty pair where there may be none. */
function bracketed(
  members: Expression | undefined,
  mayBeEmpty: boolean,
  depth: number,
  { layout }: ValueRules,
): Expression {
  const empty = pattern(layout.empty("["));
  if (members === undefined) return mayBeEmpty ? empty : choice();
  const filled = sequence(pattern(layout.open("[", depth)), members, pattern(layout.close("[", depth)));
  return mayBeEmpty ? choice(empty, filled) : filled;
}

function plainItems({ prefix, rest, min, max }: ArrayShape, depth: number, rules: ValueRules): Expression {
  const { layout } = rules;
  if (max === 0) return bracketed(undefined, min === 0, depth, rules);
  const inner = layout.deeper(depth);
  const separator = pattern(layout.separator(depth));
  if (prefix.length === 0) {
    const items = repeat(rules.value(rest, inner), Math.max(1, min), max, separator);
    return bracketed(items, min === 0, depth, rules);
  }
  const places = max === null ? prefix.length : Math.min(prefix.length, max);
  let tail: Expression = sequence();
  if (max === null || max > places) {
    const more = sequence(separator, rules.value(rest, inner));
    tail = repeat(more, Math.max(0, min - places), max === null ? null : max - places);
  }
  for (let index = places - 1; index >= 0; index--) {
    const item = rules.value(prefix[index] ?? rest, inner);
    const place = index === 0 ? sequence(item, tail) : sequence(separator, item, tail);
    tail = index > 0 && index >= min ? optional(place) : place;
    if (places > NESTED_PLACES && index > 0) {
      const name = rules.writer.name("items");
      rules.writer.define(name, tail);
      tail = rule(name);
    }
  }
  return bracketed(tail, min === 0, depth, rules);
}

/** Each value at most once: a bit of the parameter for each. */
function uniqueItems(
  { min, max }: ArrayShape,
  values: readonly Formula[],
  depth: number,
  rules: ValueRules,
): Expression {
  const { layout, writer } = rules;
  const most = Math.min(max ?? values.length, values.length);
  if (most < min) return choice();
  if (most === 0) return bracketed(undefined, true, depth, rules);
  const mask = (1n << BigInt(values.length)) - 1n;
  const items = writer.name("unique-items");
  const more = writer.name("more-unique-items");
  const options = values.map((value, bit) =>
    when(
      { test: "bit-clear", bit },
      sequence(rules.value(value, layout.deeper(depth)), rule(more, { op: "set-bit", bit })),
    ),
  );
  writer.define(items, choice(...options), true);
  const count = (low: number, high: number | null): Condition => ({ test: "bit-count", mask, min: low, max: high });
  const close = pattern(layout.close("[", depth));
  const next = sequence(pattern(layout.separator(depth)), rule(items, { op: "self" }));
  writer.define(more, choice(when(count(min, null), close), when(count(0, most - 1), next)), true);
  const filled = sequence(pattern(layout.open("[", depth)), rule(items, { op: "constant", value: 0n }));
  return min === 0 ? choice(pattern(layout.empty("[")), filled) : filled;
}

interface Progress {
  readonly position: number;
  readonly counts: readonly number[];
}

/** An automaton over items: how many there were, as far as it matters, and how many of them each `contains` counts. */
function containedItems(shape: ArrayShape, depth: number, rules: ValueRules): Expression {
  const { layout, writer } = rules;
  const { prefix, contains, min, max } = shape;
  const last = Math.max(prefix.length, min, max ?? 0, ...contains.map(({ from }) => from));
  const names = new Map<string, string>();
  const waiting: Progress[] = [];
  const size = contains.reduce((product, one) => product * ((one.max ?? one.min) + 1), last + 1);
  if (size > MOST_STATES) {
    for (const { place } of contains) rules.options.leave(place, "it would count too far");
    return plainItems(shape, depth, rules);
  }
  const stateOf = (progress: Progress): Expression => {
    const key = `${String(progress.position)}:${progress.counts.join(",")}`;
    let name = names.get(key);
    if (name === undefined) {
      names.set(key, (name = writer.name("containing")));
      waiting.push(progress);
    }
    return rule(name);
  };
  const steps = (progress: Progress): Expression[] =>
    choices(shape, progress, rules).map(([item, counts]) => {
      const position = Math.min(progress.position + 1, last);
      return sequence(rules.value(item, layout.deeper(depth)), stateOf({ position, counts }));
    });
  const isDone = ({ position, counts }: Progress): boolean =>
    position >= min && contains.every((one, index) => (counts[index] ?? 0) >= one.min);
  const isFull = ({ position }: Progress): boolean => max !== null && position >= max;
  const start = { position: 0, counts: contains.map(() => 0) };
  const first = isFull(start) ? choice() : choice(...steps(start));
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const key = `${String(next.position)}:${next.counts.join(",")}`;
    const options: Expression[] = isDone(next) ? [pattern(layout.close("[", depth))] : [];
    if (!isFull(next)) options.push(sequence(pattern(layout.separator(depth)), choice(...steps(next))));
    writer.define(names.get(key) ?? "", choice(...options));
  }
  const filled = sequence(pattern(layout.open("[", depth)), first);
  return isDone(start) ? choice(pattern(layout.empty("[")), filled) : filled;
}

/** What the next item may be, by which of the `contains` count it. */
function choices(shape: ArrayShape, { position, counts }: Progress, { analysis }: ValueRules): [Formula, number[]][] {
  const { formulas } = analysis;
  let options: [Formula, number[]][] = [[shape.prefix[position] ?? shape.rest, []]];
  for (const [index, one] of shape.contains.entries()) {
    const count = counts[index] ?? 0;
    options = options.flatMap(([item, before]) =>
      counted(one, position, count).map(([matches, after]): [Formula, number[]] => {
        const more = matches === "either" ? [] : [matches === "yes" ? one.item : formulas.not(one.item)];
        return [formulas.and([item, ...more]), [...before, after]];
      }),
    );
  }
  return options.filter(([item]) => analysis.isPossible(item));
}

/** Whether an item has to match, and the count after it. Where only a least count is asked, not counting is always right. */
function counted(one: Containing, position: number, count: number): ["yes" | "no" | "either", number][] {
  if (position < one.from) return [["either", count]];
  if (one.max === null) {
    return count >= one.min
      ? [["either", count]]
      : [
          ["yes", count + 1],
          ["either", count],
        ];
  }
  return count >= one.max
    ? [["no", count]]
    : [
        ["yes", count + 1],
        ["no", count],
      ];
}
