import { MazeError } from "@maze/core";
import { choice, optional, pattern, repeat, rule, sequence, star } from "../../ast/expression-builders.ts";
import type { Expression } from "../../ast/grammar.ts";
import type { GrammarErrorCode } from "../../errors.ts";
import { concat } from "../../pattern/pattern-builders.ts";
import type { ObjectShape } from "../analysis/object-shape.ts";
import type { Formula } from "../formula/formula.ts";
import { theseStrings } from "../strings/string-set.ts";
import type { StringSet } from "../strings/string-set.ts";
import { countedObject } from "./counted-object.ts";
import { membersOf } from "./object-members.ts";
import type { Members } from "./object-members.ts";
import type { ValueRules } from "./value-rules.ts";

/** The texts of the objects of a shape. */
export function objectExpression(shape: ObjectShape, depth: number, rules: ValueRules): Expression {
  const members = membersOf(shape, rules);
  if (members === undefined) return choice();
  const isCounted = shape.min > 0 || shape.max !== null || shape.some.length > 0 || members.required === undefined;
  if (members.names.length === 0 && !isCounted) return dictionary(members, depth, rules);
  if (members.names.length === 0 && shape.some.length === 0) return countedDictionary(shape, members, depth, rules);
  if (isCounted || rules.options.propertyOrder === "any") return countedObject(shape, members, depth, rules);
  return fixedOrder(members, members.required, depth, rules);
}

/** A key with its value. */
export function pair(keys: StringSet, value: Formula, depth: number, rules: ValueRules): Expression {
  const { layout, texts } = rules;
  const key = pattern(concat(layout.token(texts.key(keys)), layout.colon));
  return sequence(key, rules.value(value, layout.deeper(depth)));
}

/** The texts of the pairs whose keys have no name of their own, where there may be any. */
function others({ classes }: Members, depth: number, rules: ValueRules): Expression | undefined {
  if (classes.length === 0) return undefined;
  return choice(...classes.map(({ keys, value }) => pair(keys, value, depth, rules)));
}

/** Braces around members, or an empty pair. */
function braced(
  members: Expression | undefined,
  mayBeEmpty: boolean,
  depth: number,
  { layout }: ValueRules,
): Expression {
  const empty = pattern(layout.empty("{"));
  if (members === undefined) return mayBeEmpty ? empty : choice();
  const filled = sequence(pattern(layout.open("{", depth)), members, pattern(layout.close("{", depth)));
  return mayBeEmpty ? choice(empty, filled) : filled;
}

function dictionary(members: Members, depth: number, rules: ValueRules): Expression {
  const other = others(members, depth, rules);
  const separator = pattern(rules.layout.separator(depth));
  return braced(other === undefined ? undefined : repeat(other, 1, null, separator), true, depth, rules);
}

/** Between `min` and `max` pairs, none with a name of its own. */
function countedDictionary(
  { min, max, counted }: ObjectShape,
  members: Members,
  depth: number,
  rules: ValueRules,
): Expression {
  const other = others(members, depth, rules);
  if (other === undefined || max === 0) return braced(undefined, min === 0, depth, rules);
  if (min > 1 && counted !== undefined) rules.options.leave(counted, REPEATED_KEYS);
  const separator = pattern(rules.layout.separator(depth));
  return braced(repeat(other, Math.max(1, min), max, separator), min === 0, depth, rules);
}

/** Why the least number of properties is not wholly enforced. */
export const REPEATED_KEYS = "a key that the schema does not name counts again when the text repeats it";

/** Properties in the order of the schema, then the others. */
function fixedOrder(members: Members, required: ReadonlySet<string>, depth: number, rules: ValueRules): Expression {
  const separator = pattern(rules.layout.separator(depth));
  const pairs = members.names.map(({ name, value }) => ({
    isRequired: required.has(name),
    text: pair(theseStrings([name]), value, depth, rules),
  }));
  const other = others(members, depth, rules);
  const rest = other === undefined ? sequence() : star(sequence(separator, other));
  if (pairs.length > FEW) {
    const some = manyInOrder(pairs, separator, rules);
    const first = required.size > 0 || other === undefined ? some : choice(some, other);
    return braced(sequence(first, rest), required.size === 0, depth, rules);
  }
  const first = pairs.findIndex(({ isRequired }) => isRequired);
  if (first >= 0) {
    const before = pairs.slice(0, first).map(({ text }) => optional(sequence(text, separator)));
    const after = pairs.slice(first + 1).map(({ text, isRequired }) => {
      const next = sequence(separator, text);
      return isRequired ? next : optional(next);
    });
    return braced(sequence(...before, pairs[first]?.text ?? choice(), ...after, rest), false, depth, rules);
  }
  const texts = pairs.map(({ text }) => text);
  return braced(optionalOnly(texts, other, rest, separator, rules), true, depth, rules);
}

/** So many pairs are written as one sequence; more of them get a rule each. */
const FEW = 16;
/** So many pairs in a row may all be left out: after each of them, any of those behind it may come next. */
const MOST_OPTIONAL = 400;

interface OrderedPair {
  readonly text: Expression;
  readonly isRequired: boolean;
}

/** One or more of the pairs in their order, as rules for those up to each of them: so the parser never nests. */
function manyInOrder(pairs: readonly OrderedPair[], separator: Expression, { writer }: ValueRules): Expression {
  let before: Expression | undefined;
  let mayBeFirst = true;
  let left = 0;
  for (const { text, isRequired } of pairs) {
    left = isRequired ? 0 : left + 1;
    if (left > MOST_OPTIONAL) throw tooManyOptional();
    const options = mayBeFirst ? [text] : [];
    if (before !== undefined) options.push(sequence(before, separator, text));
    if (before !== undefined && !isRequired) options.push(before);
    const name = writer.name("up-to");
    writer.define(name, choice(...options));
    before = rule(name);
    if (isRequired) mayBeFirst = false;
  }
  return before ?? choice();
}

const tooManyOptional = (): MazeError<GrammarErrorCode> =>
  new MazeError<GrammarErrorCode>({
    code: "MAZE_GRAMMAR_LIMIT",
    message: `an object has more than ${String(MOST_OPTIONAL)} properties in a row that are not required, in a fixed order`,
    hint: 'Let properties come in any order (`propertyOrder: "any"`), or require some of them.',
  });

/** One pair or more of those that may all be absent: a rule for what may come after each of them. */
function optionalOnly(
  pairs: readonly Expression[],
  other: Expression | undefined,
  rest: Expression,
  separator: Expression,
  { writer }: ValueRules,
): Expression {
  let after = rest;
  const starts: Expression[] = other === undefined ? [] : [sequence(other, rest)];
  for (const text of [...pairs].reverse()) {
    const name = writer.name("after");
    writer.define(name, after);
    starts.push(sequence(text, rule(name)));
    after = sequence(optional(sequence(separator, text)), rule(name));
  }
  return choice(...starts.reverse());
}
