import fc from "fast-check";
import { expect, it } from "vitest";
import { jsonFault, jsonPlace } from "../src/index.ts";

type Step = string | number;

/** Every value of a value, with the way to it. */
function* valuesOf(value: unknown, path: readonly Step[] = []): Generator<[path: readonly Step[], value: unknown]> {
  yield [path, value];
  if (Array.isArray(value)) for (const [at, item] of value.entries()) yield* valuesOf(item, [...path, at]);
  else if (typeof value === "object" && value !== null)
    for (const [name, item] of Object.entries(value)) yield* valuesOf(item, [...path, name]);
}

it("finds the place of every value", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = JSON.stringify(value);
      for (const [path, inner] of valuesOf(JSON.parse(text)))
        expect(text.startsWith(JSON.stringify(inner), jsonPlace(text, path))).toBe(true);
    }),
  );
});

it("takes the last of two values of one name, and knows none after a fault", () => {
  expect(jsonPlace('{"a": 1, "a": 2}', ["a"])).toBe(14);
  expect(jsonPlace('\ufeff\n {"a": 1, b', ["a"])).toBe(9);
  expect(jsonPlace('{"a": 1, b', ["b"])).toBeUndefined();
  expect(jsonPlace("[[1]]", [0, 1])).toBeUndefined();
});

it.each([
  ["", "the text ends where a value should stand", 0],
  ["{,}", "a property name expected", 1],
  ['{ "a": 1\n "b": 2 }', "a comma or } expected", 10],
  ["[1] 2", "the end of the text expected", 4],
])("says what is wrong with %j", (text, message, at) => {
  expect(jsonFault(text)).toEqual({ message, at });
});
