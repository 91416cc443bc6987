import { choice, pattern, rule, sequence, star, when } from "../../ast/expression-builders.ts";
import type { Argument, Condition, Expression } from "../../ast/grammar.ts";
import type { ObjectShape } from "../analysis/object-shape.ts";
import type { Formula } from "../formula/formula.ts";
import { intersectStrings, isEmptyStrings, theseStrings } from "../strings/string-set.ts";
import type { StringSet } from "../strings/string-set.ts";
import { speaksOf } from "./object-members.ts";
import type { Members } from "./object-members.ts";
import { memoryOf } from "./object-memory.ts";
import type { Memory } from "./object-memory.ts";
import { pair } from "./object-rules.ts";
import { holds, presenceCondition } from "./presence-condition.ts";
import type { ValueRules } from "./value-rules.ts";

/** A pair, and how the memory changes by it. */
interface Step {
  readonly pair: Expression;
  readonly unless: number | undefined;
  readonly changes: readonly Argument[];
  readonly isRequired: boolean;
  readonly order: number;
}

/** Members of an object in any order, or in the order of the schema, with a memory of those that were met. */
export function countedObject(shape: ObjectShape, members: Members, depth: number, rules: ValueRules): Expression {
  const { layout, writer } = rules;
  const memory = memoryOf(shape, members, rules);
  const mayClose = closing(shape, members, memory, rules);
  const steps = stepsOf(shape, members, depth, memory, rules);
  const name = writer.name("members");
  const close = pattern(layout.close("{", depth));
  const start = { op: "constant", value: 0n } as const;
  const emptyIsRight = holds(mayClose, 0n);
  const separator = pattern(layout.separator(depth));
  const parts = { shape, members, memory, mayClose, close, separator };
  if (rules.options.propertyOrder === "any") inAnyOrder(name, writer.name("more-members"), steps, parts, rules);
  else inOrder(name, steps, parts, rules);
  const filled = sequence(pattern(layout.open("{", depth)), rule(name, start));
  return emptyIsRight ? choice(pattern(layout.empty("{")), filled) : filled;
}

interface ObjectParts {
  readonly shape: ObjectShape;
  readonly members: Members;
  readonly memory: Memory;
  readonly mayClose: Condition;
  readonly close: Expression;
  readonly separator: Expression;
}

/**
 * Rules for the members of which each may come next: `name` before the first one, `after` behind one. Pairs that change
 * nothing repeat within a rule, so that a long object is no deep derivation.
 */
function inAnyOrder(name: string, after: string, steps: readonly Step[], parts: ObjectParts, rules: ValueRules): void {
  const { writer } = rules;
  const { shape, members, memory, mayClose, close, separator } = parts;
  const { countFrom } = memory;
  const counter = counterOf(after, shape, memory, rules);
  const isFree = (step: Step): boolean => step.changes.length === 0 && step.unless === undefined;
  const mayRepeat = countFrom === undefined || shape.max === null;
  const free = mayRepeat ? steps.filter(isFree) : [];
  const value = BigInt(shape.min) << BigInt(countFrom ?? 0);
  const changing = steps.flatMap((step) => {
    const next = sequence(step.pair, writer.after(counter, step.changes));
    if (!mayRepeat || !isFree(step)) return [guarded(step, next, shape, members, memory)];
    return countFrom === undefined ? [] : [when({ test: "less", value }, next)];
  });
  const self = { op: "self" } as const;
  const change = writer.name("member");
  writer.define(change, choice(...changing), true);
  const ends = choice(when(mayClose, close), sequence(separator, rule(change, self)));
  if (free.length === 0) {
    writer.define(name, rule(change, self), true);
    writer.define(after, ends, true);
    return;
  }
  const pairs = choice(...free.map((step) => step.pair));
  const repeated = countFrom === undefined ? pairs : when({ test: "greater-or-equal", value }, pairs);
  writer.define(name, choice(rule(change, self), sequence(repeated, rule(after, self))), true);
  writer.define(after, sequence(star(sequence(separator, repeated)), ends), true);
}

/** A rule for each place among the named members: before the first pair, and after one. */
function inOrder(name: string, steps: readonly Step[], parts: ObjectParts, rules: ValueRules): void {
  const { writer } = rules;
  const { shape, members, memory, separator } = parts;
  const named = steps.filter(({ order }) => order >= 0);
  const extra = steps.filter(({ order }) => order < 0);
  const places = members.names.length;
  const after = Array.from({ length: places + 1 }, () => writer.name("after-member"));
  const counters = after.map((one) => counterOf(one, shape, memory, rules));
  const before = [name, ...Array.from({ length: places }, () => writer.name("before-member"))];
  inAnyOrder(before[places] ?? "", after[places] ?? "", extra, parts, rules);
  for (let place = 0; place < places; place++) {
    const here = named.filter(({ order }) => order === place);
    const next = place + 1;
    const taken = here.map((step) =>
      guarded(step, sequence(step.pair, writer.after(counters[next] ?? "", step.changes)), shape, members, memory),
    );
    const follow = taken.map((one) => sequence(separator, one));
    const isRequired = here.some((step) => step.isRequired);
    const skip = (names: readonly string[]): Expression[] =>
      isRequired ? [] : [rule(names[next] ?? "", { op: "self" })];
    writer.define(before[place] ?? "", choice(...taken, ...skip(before)), true);
    writer.define(after[place] ?? "", choice(...follow, ...skip(after)), true);
  }
}

function stepsOf(shape: ObjectShape, members: Members, depth: number, memory: Memory, rules: ValueRules): Step[] {
  const { formulas } = rules.analysis;
  const steps: Step[] = [];
  const add = (keys: StringSet, value: Formula, step: Omit<Step, "pair">): void => {
    if (!rules.analysis.isPossible(value) || isEmptyStrings(keys)) return;
    steps.push({ ...step, pair: pair(keys, value, depth, rules) });
  };
  const untold = new Map<string, { names: string[]; value: Formula; found: number[] }>();
  const anyOrder = rules.options.propertyOrder === "any";
  for (const [order, { name, value }] of members.names.entries()) {
    const bit = memory.bitOfName.get(name);
    const own: Argument[] = bit === undefined ? [] : [{ op: "set-bit", bit }];
    const isRequired = members.required?.has(name) === true;
    for (const found of subsets(shape.some.length, (index) => speaks(shape, index, name))) {
      const also = found.map((index) => shape.some[index]?.value ?? formulas.none);
      const changes = [...own, ...found.map((index) => someBit(memory, index))];
      const whole = formulas.and([value, ...also]);
      if (bit !== undefined || !anyOrder) {
        add(theseStrings([name]), whole, { unless: bit, changes, isRequired, order });
        continue;
      }
      const key = `${String(whole.id)}:${found.join(",")}`;
      const alike = untold.get(key);
      if (alike === undefined) untold.set(key, { names: [name], value: whole, found });
      else alike.names.push(name);
    }
  }
  // Names that the memory does not tell apart, with values alike, are one step.
  for (const { names, value, found } of untold.values()) {
    const changes = found.map((index) => someBit(memory, index));
    add(theseStrings(names), value, { unless: undefined, changes, isRequired: false, order: -1 });
  }
  for (const { keys, value } of members.classes) {
    for (const found of subsets(shape.some.length, () => true)) {
      const some = found.map((index) => shape.some[index]).filter((one) => one !== undefined);
      const changes = found.map((index) => someBit(memory, index));
      add(
        intersectStrings([keys, ...some.map((one) => one.keys)]),
        formulas.and([value, ...some.map((one) => one.value)]),
        {
          unless: undefined,
          changes,
          isRequired: false,
          order: -1,
        },
      );
    }
  }
  return steps;
}

const speaks = (shape: ObjectShape, index: number, name: string): boolean => {
  const one = shape.some[index];
  return one !== undefined && speaksOf(one, name);
};
const someBit = (memory: Memory, index: number): Argument => ({ op: "set-bit", bit: memory.firstSome + index });
/** A rule that counts a pair before another rule. Without a greatest number, it stops at the least one. */
function counterOf(name: string, { min, max }: ObjectShape, { countFrom }: Memory, { writer }: ValueRules): string {
  if (countFrom === undefined) return name;
  const counter = writer.name(`${name}-counted`);
  const next = rule(name, { op: "add", value: 1n << BigInt(countFrom) });
  const value = BigInt(min) << BigInt(countFrom);
  const stopped = choice(
    when({ test: "less", value }, next),
    when({ test: "greater-or-equal", value }, rule(name, { op: "self" })),
  );
  writer.define(counter, max === null ? stopped : next, true);
  return counter;
}

/** The sets of numbers below `count` that are allowed. */
function subsets(count: number, isAllowed: (index: number) => boolean): number[][] {
  let sets: number[][] = [[]];
  for (let index = 0; index < count; index++) {
    if (isAllowed(index)) sets = sets.flatMap((set) => [set, [...set, index]]);
  }
  return sets;
}

/** A step where the memory allows it. */
function guarded(step: Step, item: Expression, shape: ObjectShape, members: Members, memory: Memory): Expression {
  const conditions: Condition[] = [];
  if (step.unless !== undefined) conditions.push({ test: "bit-clear", bit: step.unless });
  if (memory.countFrom !== undefined && shape.max !== null) {
    conditions.push(hasRoom(step, shape.max, members, memory, memory.countFrom));
  }
  const [only] = conditions;
  if (only === undefined) return item;
  return when(conditions.length === 1 ? only : { test: "and", conditions }, item);
}

/** A pair that is not asked for leaves room for those that are still missing. */
function hasRoom(step: Step, max: number, { required }: Members, { bitOfName }: Memory, countFrom: number): Condition {
  const below = (limit: number): Condition => ({
    test: "less",
    value: BigInt(Math.max(limit, 0)) << BigInt(countFrom),
  });
  const bits = [...(required ?? [])].flatMap((name) => bitOfName.get(name) ?? []);
  if (step.isRequired || bits.length === 0) return below(max);
  const mask = bits.reduce((sum, bit) => sum | (1n << BigInt(bit)), 0n);
  const options = Array.from({ length: bits.length + 1 }, (_, met): Condition => {
    const count: Condition = { test: "bit-count", mask, min: met, max: met };
    return { test: "and", conditions: [count, below(max - (bits.length - met))] };
  });
  return { test: "or", conditions: options };
}

function closing(shape: ObjectShape, members: Members, memory: Memory, { analysis }: ValueRules): Condition {
  const conditions: Condition[] = [];
  if (members.presence !== analysis.formulas.all)
    conditions.push(presenceCondition(members.presence, memory.bitOfName));
  for (const index of shape.some.keys()) conditions.push({ test: "bit-set", bit: memory.firstSome + index });
  if (memory.countFrom !== undefined && shape.min > 0) {
    conditions.push({ test: "greater-or-equal", value: BigInt(shape.min) << BigInt(memory.countFrom) });
  }
  return { test: "and", conditions };
}
