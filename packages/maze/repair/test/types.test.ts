import { describe, expect, test } from "vitest";
import { conversions } from "../src/types/conversions.ts";
import { defaultValues } from "../src/types/default-value.ts";
import { everyMessagePair, messageTypes } from "../src/types/message-types.ts";
import { similarNames } from "../src/types/similar-names.ts";
import { elementOf, objectProperties, tupleParts, unionMembers, widened } from "../src/types/type-text.ts";

describe("type texts", () => {
  test("are split into the members of a union outside of every bracket", () => {
    expect(unionMembers('string | Map<string, "a|b" | 1> | (number | null)[]')).toEqual([
      "string",
      'Map<string, "a|b" | 1>',
      "(number | null)[]",
    ]);
    expect(unionMembers("(x: number | string) => a | b")).toEqual(["(x: number | string) => a | b"]);
  });
  test("tell elements, parts of tuples and properties", () => {
    expect([elementOf("readonly (string | null)[]"), elementOf("Array<number[]>"), elementOf("string")]).toEqual([
      "string | null",
      "number[]",
      undefined,
    ]);
    expect(tupleParts("[from: number, Map<string, number>]")).toEqual(["number", "Map<string, number>"]);
    expect(tupleParts("[number][]")).toBeUndefined();
    expect(objectProperties("{ a: number; b?: string; }")).toEqual([
      { name: "a", type: "number", optional: false },
      { name: "b", type: "string", optional: true },
    ]);
  });
  test("widen literals", () => {
    expect(widened('"a" | "b" | 1 | true | Date')).toBe("string | number | boolean | Date");
  });
});

test("a plain value is there for every type that can be written down", () => {
  expect(defaultValues("number")[0]).toBe("0");
  expect(defaultValues("[number, string]")).toEqual(['[0, ""]']);
  expect(defaultValues("{ a: number; b: string[]; c?: Date; }")).toEqual(["{ a: 0, b: [] }"]);
  expect(defaultValues("string | undefined")[0]).toBe("undefined");
  expect(defaultValues("Window")).toEqual([]);
});

test.each([
  ["string", "number", "Number(x)"],
  ["number", "string", "String(x)"],
  ["string[]", "number[]", "x.map(Number)"],
  ["string[]", "string", 'x.join("")'],
  ["Set<string>", "string[]", "[...x]"],
  ["number | undefined", "number", "x ?? 0"],
  ["number[]", "[number, number]", "[x[0], x[1]]"],
  ["Promise<string>", "string", "await x"],
])("the first way from %s to %s is %s", (from, to, written) => {
  const [first] = conversions(from, to).sort((a, b) => a.cost - b.cost);
  expect(first?.write("x", "x")).toBe(written);
});

test("messages name what was there and what was wanted, outermost first", () => {
  const message =
    "Type 'string[]' is not assignable to type 'number[]'.\n  Type 'string' is not assignable to type 'number'.";
  expect(messageTypes(message)).toEqual({ source: "string[]", target: "number[]" });
  expect(everyMessagePair(message)).toEqual([
    { source: "string[]", target: "number[]" },
    { source: "string", target: "number" },
  ]);
});

test("similar names are near in spelling, the nearest first", () => {
  expect(similarNames("lenght", ["length", "height", "width", "lengths"])).toEqual(["length", "height", "lengths"]);
});
