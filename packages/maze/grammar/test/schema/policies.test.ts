import { expect, test } from "vitest";
import { compileGrammar, createMatcher } from "../../src/index.ts";
import { grammarFromJsonSchema } from "../../src/schema/index.ts";
import { compileSchema } from "./support/judge.ts";

const VALUE = { a: [1, { b: "x" }, [], {}], c: null };
const INDENTED = JSON.stringify(VALUE, null, 2);
const COMPACT = JSON.stringify(VALUE);
const SPACED = '{"a": [1, {"b": "x"}, [], {}], "c": null}';
const TEXTS = [COMPACT, SPACED, INDENTED, ` ${COMPACT}\n`, COMPACT.replace("[", "[   ")];

test.each([
  ["compact", [true, false, false, false, false]],
  ["single-space", [false, true, false, false, false]],
  ["any", [true, true, true, true, true]],
  [{ upTo: 1 }, [true, true, false, true, false]],
  [{ indent: 2 }, [false, false, true, false, false]],
] as const)("white space %o", (whiteSpace, verdicts) => {
  expect(TEXTS.map(compileSchema({ type: "object" }, { whiteSpace }).accepts)).toEqual(verdicts);
  const typed = {
    properties: { a: { items: true, contains: { type: "integer" } }, c: { type: "null" } },
    required: ["c"],
  };
  expect(TEXTS.map(compileSchema(typed, { whiteSpace, propertyOrder: "fixed" }).accepts)).toEqual(verdicts);
});

test("an indented value has members down to the depth that was asked for", () => {
  const { accepts } = compileSchema(true, { whiteSpace: { indent: 1, maxDepth: 1 } });
  expect([[[1]], [[[1]]]].map((value) => accepts(JSON.stringify(value, null, 1)))).toEqual([true, false]);
});

test("properties stand in any order, or in the order of the schema", () => {
  const schema = { type: "object", properties: { a: {}, b: {}, c: {} }, required: ["b"] };
  const texts = ['{"a":1,"b":2,"c":3}', '{"b":1,"c":2}', '{"c":1,"b":2}', '{"b":1,"x":2}', '{"x":1,"b":2}', '{"a":1}'];
  expect(texts.map(compileSchema(schema).accepts)).toEqual([true, true, true, true, true, false]);
  expect(texts.map(compileSchema(schema, { propertyOrder: "fixed" }).accepts)).toEqual([
    true,
    true,
    false,
    true,
    false,
    false,
  ]);
  const optional = compileSchema(
    { properties: { a: {}, b: {} }, additionalProperties: false },
    { propertyOrder: "fixed" },
  );
  expect(["{}", '{"a":1}', '{"b":1}', '{"a":1,"b":1}', '{"b":1,"a":1}', '{"a":1,}'].map(optional.accepts)).toEqual([
    true,
    true,
    true,
    true,
    false,
    false,
  ]);
});

test("no declared property stands twice, in no spelling", () => {
  for (const constants of ["plain", "any"] as const) {
    const { accepts } = compileSchema({ properties: { a: { type: "integer" } } }, { constants });
    expect(['{"a":1,"a":2}', '{"a":1,"\\u0061":"x"}', '{"\\u0061":"x"}'].map(accepts)).toEqual([false, false, false]);
    expect(accepts('{"\\u0061":1}')).toBe(constants === "any");
  }
});

test("constants are spelled as JSON.stringify does, or in any way", () => {
  const schema = { enum: ["é\n", 100, -0.5] };
  const texts = ['"é\\n"', '"\\u00e9\\u000A"', "100", "100.0", "1e2", "-0.50", "-5E-1", "101", '"e"'];
  expect(texts.map(compileSchema(schema).accepts)).toEqual([
    true,
    false,
    true,
    false,
    false,
    false,
    false,
    false,
    false,
  ]);
  expect(texts.map(compileSchema(schema, { constants: "any" }).accepts)).toEqual([
    true,
    true,
    true,
    true,
    true,
    true,
    true,
    false,
    false,
  ]);
});

test("escapes count as the characters they stand for", () => {
  const { accepts } = compileSchema({ type: "string", minLength: 2, maxLength: 2, pattern: '^[é😀"\\\\/]+$' });
  const right = ['"é😀"', '"\\u00E9\\ud83D\\uDE00"', '"\\"\\\\"', '"\\/\\u002f"', '"\\u0022/"'];
  const wrong = ['"é"', '"\\ud83d\\ude00"', '"ee"', '"\\u00e9\\u00e9\\u00e9"', '"\\ud83d\\u00e9"', '"""'];
  expect(right.filter((text) => !accepts(text))).toEqual([]);
  expect(wrong.filter(accepts)).toEqual([]);
  const needed = compileSchema({ type: "string", maxLength: 2 }, { escapes: "needed" });
  expect(['"\\n"', '"\\u000a"', '"\\u0001"', '"\\u0061"', '"\\/"', '"/"'].map(needed.accepts)).toEqual([
    true,
    false,
    true,
    false,
    false,
    true,
  ]);
});

test("what is left to validation is let through and listed, or refused", () => {
  const schema = {
    properties: { a: { type: "string", pattern: "(?=x)" }, b: { uniqueItems: true, type: "array" } },
    minProperties: 2,
    "x-own": 1,
    contentEncoding: "base64",
  };
  const { accepts, leftToValidation } = compileSchema(schema);
  expect(leftToValidation.map(({ pointer }) => pointer).sort()).toEqual([
    "/contentEncoding",
    "/minProperties",
    "/properties/a/pattern",
    "/properties/b/uniqueItems",
    "/x-own",
  ]);
  expect(['{"a":"y","b":[1,1]}', '{"a":1,"b":[]}', '{"a":"y"}'].map(accepts)).toEqual([true, false, false]);
  expect(() => compileSchema(schema, { unenforced: "refuse" })).toThrow(
    "x-own at /x-own: draft 2020-12 gives the keyword no meaning",
  );
  expect(() => compileSchema({ type: "string", unenforced: 1 }, { unenforced: "refuse" })).toThrow(
    "unenforced at /unenforced",
  );
  expect(compileSchema({ type: "string" }, { unenforced: "refuse" }).leftToValidation).toEqual([]);
});

test("what is not enforced lets through on either side of not", () => {
  const pattern = { type: "string", pattern: "(?=x)" };
  expect(['"y"', '"x"'].map(compileSchema({ type: "string", not: pattern }).accepts)).toEqual([true, true]);
  const either = compileSchema({ oneOf: [pattern, { type: "integer" }] });
  expect(['"y"', "1", "null"].map(either.accepts)).toEqual([true, true, false]);
});

test("a matcher writes by itself what the schema leaves no choice about", () => {
  const schema = {
    type: "object",
    properties: { name: { const: "Ada" } },
    required: ["name"],
    additionalProperties: false,
  };
  const { grammar } = grammarFromJsonSchema(schema, { whiteSpace: "compact" });
  expect(new TextDecoder().decode(createMatcher(compileGrammar(grammar)).forcedBytes())).toBe('{"name":"Ada"}');
});

test("options are checked, and the grammar has the name that was asked for", () => {
  expect(() => grammarFromJsonSchema({}, { whiteSpace: "loose" as "any" })).toThrow(
    "options of a JSON Schema at whiteSpace",
  );
  expect(grammarFromJsonSchema({}, { name: "answer" }).grammar.name).toBe("answer");
});
