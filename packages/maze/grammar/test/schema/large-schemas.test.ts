import { expect, test } from "vitest";
import { compileSchema } from "./support/judge.ts";

const names = (count: number): string[] => Array.from({ length: count }, (_, index) => `property${String(index)}`);

test("an object of 5,000 properties is walked from end to end", { timeout: 60_000 }, () => {
  const all = names(5000);
  const types = ["integer", "string", "boolean"];
  const properties = Object.fromEntries(all.map((name, index) => [name, { type: types[index % 3] }]));
  const { accepts, leftToValidation } = compileSchema({
    type: "object",
    properties,
    required: ["property7", "property4000"],
  });
  expect(leftToValidation).toEqual([]);
  const value = Object.fromEntries(all.map((name, index) => [name, [1, "x", true][index % 3]]));
  expect(accepts(JSON.stringify(value))).toBe(true);
  expect(accepts(JSON.stringify({ ...value, property4999: 1 }))).toBe(false);
  const { property4000: _, ...without } = value;
  expect(accepts(JSON.stringify(without))).toBe(false);
  expect(accepts('{"property4000":"x","other":null,"property7":"y"}')).toBe(true);
});

test("an enum of 1,000 strings has those and no others", () => {
  const { accepts } = compileSchema({ enum: names(1000) });
  expect(['"property0"', '"property999"', '"property1000"', '"property"'].map(accepts)).toEqual([
    true,
    true,
    false,
    false,
  ]);
});

test("past 64 required names in any order the rest is listed, and in fixed order all are enforced", () => {
  const required = names(70);
  const properties = Object.fromEntries(required.map((name) => [name, { type: "null" }]));
  const schema = { type: "object", properties, required, additionalProperties: false };
  const value = Object.fromEntries(required.map((name) => [name, null]));
  const { property69: _, ...without } = value;
  const any = compileSchema(schema);
  expect(any.leftToValidation.map(({ keyword }) => keyword)).toEqual(["required"]);
  expect([value, without].map((one) => any.accepts(JSON.stringify(one)))).toEqual([true, true]);
  const fixed = compileSchema(schema, { propertyOrder: "fixed" });
  expect(fixed.leftToValidation).toEqual([]);
  expect([value, without].map((one) => fixed.accepts(JSON.stringify(one)))).toEqual([true, false]);
});

test("1,000 required properties in fixed order are all enforced", () => {
  const required = names(1000);
  const properties = Object.fromEntries(required.map((name) => [name, { type: "null" }]));
  const schema = { type: "object", properties, required, additionalProperties: false };
  const { accepts, leftToValidation } = compileSchema(schema, { propertyOrder: "fixed" });
  expect(leftToValidation).toEqual([]);
  const value = Object.fromEntries(required.map((name) => [name, null]));
  expect(accepts(JSON.stringify(value))).toBe(true);
  const { property7: _, ...without } = value;
  expect(accepts(JSON.stringify(without))).toBe(false);
});

test.each([[[]], [["property20"]], [["property0", "property39"]]])(
  "40 properties in fixed order, of which %j are required",
  (required: string[]) => {
    const all = names(40);
    const properties = Object.fromEntries(all.map((name) => [name, { type: ["null", "string"] }]));
    const { accepts, leftToValidation } = compileSchema(
      { type: "object", properties, required },
      { propertyOrder: "fixed" },
    );
    expect(leftToValidation).toEqual([]);
    const texts = (...keys: string[]): string => `{${keys.map((key) => `"${key}":null`).join()}}`;
    const needed = (...keys: string[]): string =>
      texts(...all.filter((key) => required.includes(key) || keys.includes(key)));
    expect(accepts(texts(...all))).toBe(true);
    expect(accepts(needed())).toBe(true);
    expect(accepts(needed("property3", "property22"))).toBe(true);
    expect(accepts(texts(...all, "other", "more"))).toBe(true);
    expect(accepts(texts("other"))).toBe(required.length === 0);
    expect(accepts(texts("other", ...all))).toBe(false);
    expect(accepts(texts(...all.toReversed()))).toBe(false);
    for (const missing of required) expect(accepts(texts(...all.filter((key) => key !== missing)))).toBe(false);
    expect(accepts(texts(...all, "property39"))).toBe(false);
  },
);

test("too many properties in a row that may be left out are refused in fixed order", () => {
  const properties = Object.fromEntries(names(401).map((name) => [name, { type: "null" }]));
  expect(() => compileSchema({ type: "object", properties }, { propertyOrder: "fixed" })).toThrow(
    expect.objectContaining({ code: "MAZE_GRAMMAR_LIMIT" }),
  );
  expect(compileSchema({ type: "object", properties }).accepts('{"property400":null}')).toBe(true);
});

test("many conditions on one property stay few alternatives", () => {
  const kinds = names(40);
  const allOf = kinds.map((kind) => ({
    if: { properties: { kind: { const: kind } }, required: ["kind"] },
    then: { required: [kind] },
  }));
  const { accepts, leftToValidation } = compileSchema({ type: "object", allOf });
  expect(leftToValidation).toEqual([]);
  expect(
    ['{"kind":"property3","property3":1}', '{"kind":"property3","property4":1}', '{"kind":"x"}', "{}"].map(accepts),
  ).toEqual([true, false, true, true]);
});

test("a union of 60 objects that a constant tells apart", () => {
  const oneOf = names(60).map((kind, index) => ({
    type: "object",
    properties: { kind: { const: kind }, value: { type: index % 2 === 0 ? "string" : "integer" } },
    required: ["kind", "value"],
    additionalProperties: false,
  }));
  const { accepts, leftToValidation } = compileSchema({ oneOf });
  expect(leftToValidation).toEqual([]);
  expect(
    ['{"kind":"property2","value":"x"}', '{"kind":"property3","value":"x"}', '{"kind":"property60","value":1}'].map(
      accepts,
    ),
  ).toEqual([true, false, false]);
});
