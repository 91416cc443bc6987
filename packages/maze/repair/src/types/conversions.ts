import { defaultValues } from "./default-value.ts";
import {
  elementOf,
  isFunctionType,
  isNullable,
  tupleParts,
  unionMembers,
  widened,
  withoutNullish,
} from "./type-text.ts";

/** A way to make a value of another type of an expression. */
export interface Conversion {
  /** Makes the new expression of a text that binds tightly and of the text as it was. */
  readonly write: (tight: string, whole: string) => string;
  readonly cost: number;
  /** True where the result is an operator expression, which may need parentheses. */
  readonly loose?: boolean;
  readonly name: string;
}

const call = (name: string, cost: number): Conversion => ({ name, cost, write: (_, whole) => `${name}(${whole})` });
const after = (suffix: string, cost: number, name = suffix): Conversion => ({
  name,
  cost,
  write: (tight) => `${tight}${suffix}`,
});
const loose = (name: string, cost: number, write: Conversion["write"]): Conversion => ({
  name,
  cost,
  write,
  loose: true,
});

/** Ways from a type to another one, by their texts; the ones that keep most of the meaning cost least. */
export function conversions(source: string, target: string): Conversion[] {
  const from = widened(source);
  const to = widened(target);
  return [...nullishConversions(from, to), ...valueConversions(from, to), ...structuralConversions(from, to)];
}

function nullishConversions(from: string, to: string): Conversion[] {
  if (!isNullable(from) || isNullable(to)) return [];
  const solid = withoutNullish(from);
  return [
    ...defaultValues(solid === "" ? to : solid).map((value, index) =>
      loose(`?? ${value}`, 3 + index, (tight) => (solid === "" ? value : `${tight} ?? ${value}`)),
    ),
    ...(solid === "" || solid === to
      ? []
      : conversions(solid, to).flatMap((inner) =>
          defaultValues(to)
            .slice(0, 1)
            .map((value) =>
              loose(`${inner.name} ?? ${value}`, 5 + inner.cost, (tight, whole) =>
                inner.write(
                  `(${whole} ?? ${defaultValues(solid)[0] ?? value})`,
                  `${tight} ?? ${defaultValues(solid)[0] ?? value}`,
                ),
              ),
            ),
        )),
  ];
}

function valueConversions(from: string, to: string): Conversion[] {
  const members = unionMembers(withoutNullish(from));
  const has = (name: string): boolean => members.includes(name);
  const wants = (name: string): boolean => unionMembers(to).includes(name);
  const found: Conversion[] = [];
  const plain = members.every((member) =>
    /^(?:string|number|boolean|bigint|unknown|Date|String|Number|Boolean)$/.test(member),
  );
  if (wants("number") && plain && members.length > 0) {
    if (has("Date")) found.push(after(".getTime()", 2));
    found.push(call("Number", has("string") || has("bigint") ? 3 : 5));
    if (has("string")) found.push(after(".charCodeAt(0)", 6), after(".length", 8));
    if (has("bigint")) found.push(call("Number", 3));
  }
  if (wants("number") && members.some((member) => elementOf(member) !== undefined || member === "string")) {
    found.push(after(".length", 7));
  }
  if (wants("number") && members.some((member) => /^(?:Readonly)?(?:Set|Map)</.test(member)))
    found.push(after(".size", 5));
  if (wants("string") && plain && members.length > 0) {
    found.push(call("String", 3));
    if (has("number")) found.push(call("String.fromCharCode", 8));
  }
  if (wants("boolean")) {
    found.push(call("Boolean", 3));
    if (has("number")) found.push(loose("!== 0", 4, (tight) => `${tight} !== 0`));
  }
  if (wants("bigint") && has("number")) found.push(call("BigInt", 3));
  const promised = members.map((member) => /^Promise<(.*)>$/s.exec(member)?.[1]);
  if (promised.some((type) => type !== undefined)) found.push(loose("await", 2, (tight) => `await ${tight}`));
  if (members.some((member) => isFunctionType(member)) && !isFunctionType(to)) found.push(after("()", 6, "call"));
  if (members.includes("unknown") && (wants("string") || wants("number")))
    found.push(call(wants("string") ? "String" : "Number", 4));
  return found;
}

function structuralConversions(from: string, to: string): Conversion[] {
  const found: Conversion[] = [];
  for (const target of unionMembers(to)) {
    const element = elementOf(target);
    const parts = tupleParts(target);
    const sourceElement = elementOf(from) ?? iterated(from);
    if (element !== undefined) {
      if (from === "string") {
        found.push(after('.split("")', 4), { name: "[...]", cost: 4, write: (_, whole) => `[...${whole}]` });
      }
      if (iterated(from) !== undefined || from.startsWith("readonly ")) {
        found.push({ name: "[...]", cost: 1, write: (_, whole) => `[...${whole}]` });
      }
      if (sourceElement !== undefined && sourceElement !== element) {
        const elements = elementOf(from) === undefined ? "[...]" : "";
        const spread = (tight: string, whole: string): string => (elements === "" ? tight : `[...${whole}]`);
        for (const inner of mappers(sourceElement, element)) {
          found.push({
            name: inner.name,
            cost: inner.cost,
            write: (tight, whole) => `${spread(tight, whole)}${inner.write}`,
          });
        }
      }
      if (elementOf(from) === undefined || from === element) {
        found.push({ name: "[ ]", cost: 6, write: (_, whole) => `[${whole}]` });
      }
      if (tupleParts(from) !== undefined) found.push({ name: "[...]", cost: 2, write: (_, whole) => `[...${whole}]` });
    }
    if (parts !== undefined && elementOf(from) !== undefined) {
      found.push({
        name: "tuple",
        cost: 5,
        write: (tight) => `[${parts.map((_, index) => `${tight}[${index}]`).join(", ")}]`,
      });
    }
    if (/^(?:ArrayLike|Iterable)</.test(target) && from === "number") found.push(call("String", 4));
    if (target === "string" && (elementOf(from) !== undefined || tupleParts(from) !== undefined)) {
      found.push(after('.join("")', 4), after("[0]", 7));
    } else if (elementOf(from) === target || (elementOf(from) !== undefined && target === "number")) {
      found.push(after("[0]", 6));
    }
    const record = /^(?:Record<(?:string|number), (.*)>|\{ \[\w+: (?:string|number)\]: (.*?);? \})$/s.exec(target);
    if (record !== null && /^Map</.test(from)) found.push(call("Object.fromEntries", 4));
    if (/^Set</.test(target) && elementOf(from) !== undefined)
      found.push({ name: "new Set", cost: 2, write: (_, whole) => `new Set(${whole})` });
    if (/^Map</.test(target) && /^(?:Record<|\{)/.test(from)) {
      found.push({ name: "new Map", cost: 2, write: (_, whole) => `new Map(Object.entries(${whole}))` });
    }
  }
  return found;
}

/** Ways from an array of a type to an array of another one, as what follows the array. */
function mappers(from: string, to: string): { name: string; cost: number; write: string }[] {
  const found: { name: string; cost: number; write: string }[] = [];
  const members = unionMembers(from);
  if (isNullable(from) && !isNullable(to)) {
    const kept = withoutNullish(from);
    const value = defaultValues(kept)[0];
    if (value !== undefined)
      found.push({ name: `map(?? ${value})`, cost: 4, write: `.map((value) => value ?? ${value})` });
    found.push({
      name: "filter",
      cost: 5,
      write: `.filter((value) => value !== undefined${members.includes("null") ? " && value !== null" : ""})`,
    });
  }
  if (to === "number") found.push({ name: "map(Number)", cost: 3, write: ".map(Number)" });
  if (to === "string") {
    const inner = elementOf(from) ?? tupleParts(from)?.[0];
    if (inner === undefined) found.push({ name: "map(String)", cost: 3, write: ".map(String)" });
    else found.push({ name: "map(join)", cost: 5, write: '.map((value) => value.join(""))' });
  }
  const target = elementOf(to);
  if (elementOf(from) === to) found.push({ name: "flat", cost: 5, write: ".flat()" });
  if (from === "string" && target === "string")
    found.push({ name: "map(split)", cost: 6, write: '.map((value) => value.split(""))' });
  if (target === from) found.push({ name: "map([ ])", cost: 7, write: ".map((value) => [value])" });
  return found;
}

/** What a set, map or iterator goes through. */
function iterated(type: string): string | undefined {
  const one =
    /^(?:Readonly)?(?:Set|SetIterator|IterableIterator|Iterable|MapIterator|ArrayIterator|Iterator|Generator)<(.*)>$/s.exec(
      type,
    )?.[1];
  if (one !== undefined) return one.split(", any")[0];
  const map = /^(?:Readonly)?Map<(.*)>$/s.exec(type)?.[1];
  return map === undefined ? undefined : `[${map}]`;
}
