import type { Random } from "../ast/sample-word.ts";

const integerBelow = (random: Random, limit: number): number => Math.floor(random() * limit);
/** One of the items. */
const oneOf = <T>(random: Random, items: readonly T[]): T => {
  const item = items[integerBelow(random, items.length)];
  if (item === undefined) throw new RangeError("nothing to choose from");
  return item;
};
const chance = (random: Random, probability: number): boolean => random() < probability;

const NAMES = ["a", "b", "c", "ab", "x-1", "é", 'q"'];
const STRINGS = [
  "",
  "a",
  "b",
  "ab",
  "abc",
  "aab",
  "b1",
  "é",
  "😀",
  "a😀b",
  "x-1",
  'q"',
  "\n",
  "a/b",
  "2024-02-29",
  "2023-02-29",
];
const NUMBERS = [
  0, 1, -1, 2, 3, 4, 5, 6, 10, 12, 100, 150, -3, -12, 0.5, 1.5, -0.5, 2.25, 0.1, 1e21, 1e-7, -2.5e-9, 1e300, 3.75,
];
const PATTERNS = ["^a", "b$", "^[a-c]*$", "é|😀", "^.{2}$", "[^a]", "^$", "\\d", "^x-"];
const FORMATS = ["date", "date-time", "time", "email", "ipv4", "uuid", "uri", "json-pointer", "hostname", "duration"];

/** A JSON value that schemas of `randomSchema` tell from others. */
export function randomValue(random: Random, depth: number): unknown {
  const kind = integerBelow(random, depth > 0 ? 8 : 5);
  switch (kind) {
    case 0:
      return oneOf(random, [null, true, false]);
    case 1:
    case 2:
      return oneOf(random, NUMBERS);
    case 3:
    case 4:
      return oneOf(random, STRINGS);
    case 5:
      return Array.from({ length: integerBelow(random, 5) }, () => randomValue(random, depth - 1));
    default:
      return randomObject(random, depth);
  }
}

function randomObject(random: Random, depth: number): Record<string, unknown> {
  const value: Record<string, unknown> = {};
  for (let count = integerBelow(random, 5); count > 0; count--) {
    value[oneOf(random, NAMES)] = randomValue(random, depth - 1);
  }
  return value;
}

/** Which keywords `randomSchema` may use. */
export interface SchemaShape {
  readonly combinators: boolean;
  readonly unevaluated: boolean;
  readonly references: boolean;
}

type Schema = Record<string, unknown>;

/** A schema of draft 2020-12 with keywords that meet in all ways. */
export function randomSchema(random: Random, shape: SchemaShape): unknown {
  const inner = (depth: number): unknown => {
    if (chance(random, 0.06)) return chance(random, 0.8);
    if (shape.references && chance(random, 0.12)) return { $ref: oneOf(random, ["#", "#/$defs/one", "#/$defs/two"]) };
    return node(depth);
  };
  const list = (depth: number, least = 1): unknown[] =>
    Array.from({ length: least + integerBelow(random, 2) }, () => inner(depth));
  const numberKeywords = (schema: Schema): void => {
    if (chance(random, 0.4)) schema["minimum"] = oneOf(random, NUMBERS);
    if (chance(random, 0.4)) schema["maximum"] = oneOf(random, NUMBERS);
    if (chance(random, 0.15)) schema["exclusiveMinimum"] = oneOf(random, NUMBERS);
    if (chance(random, 0.15)) schema["exclusiveMaximum"] = oneOf(random, NUMBERS);
    if (chance(random, 0.2)) schema["multipleOf"] = oneOf(random, [1, 2, 3, 0.5, 5, 10, 0.25, 4]);
  };
  const stringKeywords = (schema: Schema): void => {
    if (chance(random, 0.3)) schema["minLength"] = integerBelow(random, 3);
    if (chance(random, 0.3)) schema["maxLength"] = integerBelow(random, 4);
    if (chance(random, 0.35)) schema["pattern"] = oneOf(random, PATTERNS);
    if (chance(random, 0.1)) schema["format"] = oneOf(random, FORMATS);
  };
  const arrayKeywords = (schema: Schema, depth: number): void => {
    if (chance(random, 0.3)) schema["prefixItems"] = list(depth);
    if (chance(random, 0.4)) schema["items"] = inner(depth);
    if (chance(random, 0.25)) schema["minItems"] = integerBelow(random, 3);
    if (chance(random, 0.25)) schema["maxItems"] = integerBelow(random, 4);
    // Beside these, the validator that judges departs from the specification for `contains`.
    if (chance(random, 0.25) && schema["prefixItems"] === undefined && !shape.unevaluated) {
      schema["contains"] = inner(depth);
      if (chance(random, 0.4)) schema["minContains"] = integerBelow(random, 3);
      if (chance(random, 0.4)) schema["maxContains"] = integerBelow(random, 3);
    }
    if (chance(random, 0.15)) schema["uniqueItems"] = true;
    if (shape.unevaluated && chance(random, 0.3)) schema["unevaluatedItems"] = inner(depth);
  };
  const objectKeywords = (schema: Schema, depth: number): void => {
    const properties = (): Schema =>
      Object.fromEntries(
        Array.from({ length: 1 + integerBelow(random, 3) }, () => [oneOf(random, NAMES), inner(depth)]),
      );
    if (chance(random, 0.6)) schema["properties"] = properties();
    if (chance(random, 0.2)) schema["patternProperties"] = { [oneOf(random, PATTERNS)]: inner(depth) };
    if (chance(random, 0.3)) schema["additionalProperties"] = inner(depth);
    if (chance(random, 0.15)) schema["propertyNames"] = inner(0);
    if (chance(random, 0.3)) schema["required"] = [...new Set([oneOf(random, NAMES), oneOf(random, NAMES)])];
    if (chance(random, 0.15)) schema["minProperties"] = integerBelow(random, 3);
    if (chance(random, 0.15)) schema["maxProperties"] = integerBelow(random, 4);
    if (chance(random, 0.12)) schema["dependentRequired"] = { [oneOf(random, NAMES)]: [oneOf(random, NAMES)] };
    if (chance(random, 0.12)) schema["dependentSchemas"] = { [oneOf(random, NAMES)]: inner(depth) };
    if (shape.unevaluated && chance(random, 0.4)) schema["unevaluatedProperties"] = inner(depth);
  };
  const combinators = (schema: Schema, depth: number): void => {
    if (chance(random, 0.12)) schema["allOf"] = list(depth);
    if (chance(random, 0.15)) schema["anyOf"] = list(depth);
    if (chance(random, 0.15)) schema["oneOf"] = list(depth);
    if (chance(random, 0.12)) schema["not"] = inner(depth);
    if (chance(random, 0.12)) {
      schema["if"] = inner(depth);
      if (chance(random, 0.8)) schema["then"] = inner(depth);
      if (chance(random, 0.6)) schema["else"] = inner(depth);
    }
  };
  const node = (depth: number): Schema => {
    const schema: Schema = {};
    if (chance(random, 0.08)) return { enum: Array.from({ length: 3 }, () => randomValue(random, 1)) };
    if (chance(random, 0.05)) return { const: randomValue(random, 1) };
    const type = oneOf(random, [
      "number",
      "integer",
      "string",
      "array",
      "object",
      "boolean",
      "null",
      "any",
      "any",
      "object",
    ]);
    if (type !== "any") schema["type"] = chance(random, 0.15) ? [...new Set([type, "null", "string"])] : type;
    if (type === "number" || type === "integer" || type === "any") numberKeywords(schema);
    if (type === "string" || type === "any") stringKeywords(schema);
    if (depth > 0 && (type === "array" || type === "any")) arrayKeywords(schema, depth - 1);
    if (depth > 0 && (type === "object" || type === "any")) objectKeywords(schema, depth - 1);
    if (depth > 0 && shape.combinators) combinators(schema, depth - 1);
    return schema;
  };
  const root = node(2);
  if (!shape.references) return root;
  return { ...root, $defs: { one: node(1), two: node(1) } };
}
