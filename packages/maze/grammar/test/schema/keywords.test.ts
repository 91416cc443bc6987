import { describe, expect, test } from "vitest";
import { compileSchema, validatorOf } from "./support/judge.ts";

const VALUES: readonly unknown[] = [
  null,
  true,
  false,
  0,
  1,
  -1,
  2,
  3,
  4.5,
  10,
  1e21,
  "",
  "a",
  "ab",
  "abc",
  "é😀",
  "b-1",
  [],
  [1],
  ["a"],
  [1, "a"],
  [1, 2, 3],
  ["a", "b"],
  [[1]],
  [{}],
  [1, 1],
  [null, null],
  {},
  { a: 1 },
  { a: "x" },
  { b: 1 },
  { a: 1, b: 2 },
  { a: 1, b: "x", c: null },
  { ab: 1 },
  { "x-1": 5 },
  { a: { a: 1 } },
  { a: [1, 2] },
  { c: 1, d: 2, e: 3 },
  { kind: "circle", r: 1 },
  { kind: "square", r: 1 },
  { kind: "square", side: 1 },
  { __proto__x: 1 },
  { "": 1 },
  { 'q"\\': 1 },
];

const SCHEMAS: readonly (readonly [name: string, schema: object | boolean])[] = [
  ["true", true],
  ["false", false],
  ["type", { type: "integer" }],
  ["types", { type: ["null", "string"] }],
  ["const of a number", { const: 1 }],
  ["const of an object", { const: { b: 2, a: 1 } }],
  ["const of an array", { const: [1, "a"] }],
  ["enum", { enum: [null, 1, "é😀", [1], { a: 1 }, ""] }],
  ["enum that other keywords narrow", { enum: [1, 2, 3, "a", "abc"], minimum: 2, maxLength: 1 }],
  ["minLength", { minLength: 2 }],
  ["maxLength counts code points", { type: "string", maxLength: 2 }],
  ["minLength above maxLength", { minLength: 3, maxLength: 2 }],
  ["pattern is searched", { pattern: "b" }],
  ["pattern and length", { type: "string", pattern: "^a", minLength: 2, maxLength: 2 }],
  ["patterns that leave one text", { allOf: [{ pattern: "^a" }, { pattern: "b$" }], type: "string" }],
  ["not of a pattern", { type: "string", not: { pattern: "^a" } }],
  ["items", { items: { type: "integer" } }],
  ["prefixItems", { prefixItems: [{ type: "integer" }, { type: "string" }] }],
  ["prefixItems closed", { type: "array", prefixItems: [{ type: "integer" }], items: false }],
  ["minItems and maxItems", { type: "array", minItems: 1, maxItems: 2 }],
  ["contains", { contains: { type: "string" } }],
  ["minContains 0", { contains: { type: "string" }, minContains: 0 }],
  ["minContains and maxContains", { type: "array", contains: { type: "integer" }, minContains: 2, maxContains: 2 }],
  ["uniqueItems of few values", { items: { enum: [1, 2, 3, null] }, uniqueItems: true, minItems: 1 }],
  ["not of items", { type: "array", not: { items: { type: "integer" } } }],
  ["properties", { properties: { a: { type: "integer" }, b: { type: "string" } } }],
  ["required", { required: ["a", "b"] }],
  ["required without a schema", { type: "object", properties: { a: true }, required: ["kind"] }],
  ["a property that may not be", { properties: { a: false } }],
  ["additionalProperties false", { properties: { a: {} }, additionalProperties: false }],
  ["additionalProperties with a schema", { properties: { a: {} }, additionalProperties: { type: "string" } }],
  ["patternProperties", { patternProperties: { "^a": { type: "integer" }, b$: { type: "integer" } } }],
  ["patternProperties and additionalProperties", { patternProperties: { "^a": {} }, additionalProperties: false }],
  ["propertyNames", { propertyNames: { maxLength: 1 } }],
  ["minProperties 1", { type: "object", minProperties: 1 }],
  ["maxProperties", { type: "object", maxProperties: 1 }],
  [
    "maxProperties leaves room for what is required",
    { type: "object", maxProperties: 2, required: ["a"], properties: { a: {} } },
  ],
  ["dependentRequired", { dependentRequired: { a: ["b"] } }],
  ["dependentSchemas", { dependentSchemas: { a: { properties: { a: { type: "string" } }, required: ["kind"] } } }],
  ["dependencies", { dependencies: { a: ["b"], kind: { required: ["r"] } } }],
  ["allOf", { allOf: [{ required: ["a"] }, { properties: { a: { minimum: 1 } } }] }],
  [
    "anyOf",
    {
      anyOf: [
        { type: "string", maxLength: 1 },
        { type: "integer", minimum: 2 },
      ],
    },
  ],
  ["anyOf of required", { type: "object", anyOf: [{ required: ["a"] }, { required: ["b"] }] }],
  ["oneOf of numbers", { oneOf: [{ minimum: 2 }, { multipleOf: 2 }] }],
  ["oneOf of required", { type: "object", oneOf: [{ required: ["a"] }, { required: ["b"] }] }],
  ["oneOf with the same schema twice", { oneOf: [{ type: "integer" }, { type: "integer" }, { type: "string" }] }],
  [
    "oneOf told apart by a constant",
    {
      type: "object",
      oneOf: [
        { properties: { kind: { const: "circle" }, r: { type: "number" } }, required: ["kind", "r"] },
        { properties: { kind: { const: "square" }, side: { type: "number" } }, required: ["kind", "side"] },
      ],
    },
  ],
  [
    "oneOf of objects that overlap",
    {
      oneOf: [
        { required: ["a"], type: "object" },
        { properties: { b: { type: "integer" } }, type: "object" },
      ],
    },
  ],
  ["not of a type", { not: { type: ["string", "object"] } }],
  ["not of properties", { not: { properties: { a: { type: "integer" } } } }],
  [
    "not of additionalProperties",
    { type: "object", not: { properties: { a: {} }, additionalProperties: { type: "integer" } } },
  ],
  ["not of required", { type: "object", not: { required: ["a"] } }],
  ["not not", { not: { not: { type: "string" } } }],
  ["if, then, else", { if: { type: "integer" }, then: { minimum: 2 }, else: { type: "string" } }],
  [
    "if on a property",
    {
      if: { properties: { kind: { const: "circle" } }, required: ["kind"] },
      then: { required: ["r"] },
      else: { not: { required: ["r"] } },
    },
  ],
  ["if alone", { if: { type: "integer" } }],
  [
    "unevaluatedProperties",
    { allOf: [{ properties: { a: {} } }], properties: { b: {} }, unevaluatedProperties: false },
  ],
  [
    "unevaluatedProperties beside anyOf",
    {
      anyOf: [{ properties: { a: { type: "integer" } }, required: ["a"] }, { properties: { b: {} } }],
      unevaluatedProperties: false,
    },
  ],
  [
    "unevaluatedItems beside dependentSchemas, which say nothing of arrays",
    { unevaluatedItems: { type: "array" }, dependentSchemas: { a: { allOf: [{ items: true }] } } },
  ],
  ["unevaluatedItems", { prefixItems: [true], unevaluatedItems: { type: "string" } }],
  [
    "$ref that is recursive",
    { properties: { a: { $ref: "#" } }, additionalProperties: false, type: ["object", "integer"] },
  ],
  ["$ref with siblings", { $ref: "#/$defs/x", maximum: 3, $defs: { x: { minimum: 1 } } }],
  ["$anchor", { $ref: "#here", $defs: { x: { $anchor: "here", type: "string" } } }],
];

describe("every keyword is enforced", () => {
  test.each(SCHEMAS)("%s", (_, schema) => {
    const isValid = validatorOf(schema);
    for (const propertyOrder of ["any", "fixed"] as const) {
      const { accepts, leftToValidation } = compileSchema(schema, { propertyOrder });
      expect(leftToValidation).toEqual([]);
      const wrong = VALUES.filter((value) => {
        const text = JSON.stringify(value);
        return accepts(text) && !isValid(value);
      });
      expect([propertyOrder, wrong]).toEqual([propertyOrder, []]);
      if (propertyOrder === "any")
        expect(VALUES.filter((value) => isValid(value) && !accepts(JSON.stringify(value)))).toEqual([]);
    }
  });

  test("each of these schemas lets some values through and, but for true, refuses some", () => {
    for (const [name, schema] of SCHEMAS) {
      const { accepts } = compileSchema(schema);
      const accepted = VALUES.filter((value) => accepts(JSON.stringify(value))).length;
      expect([name, accepted > 0 || schema === false]).toEqual([name, true]);
      expect([
        name,
        accepted < VALUES.length || schema === true || name === "if alone" || name === "minContains 0",
      ]).toEqual([name, true]);
    }
  });
});

test("where the validator departs from the specification, the specification holds", () => {
  const contains = compileSchema({ prefixItems: [{ type: "number" }], contains: { type: "object" } });
  expect(["[]", "[1]", "[1,{}]", "[{}]"].map(contains.accepts)).toEqual([false, false, true, false]);
  const unevaluated = compileSchema({ contains: { type: "integer" }, unevaluatedItems: { type: "string" } });
  expect(['[1,"a"]', "[1,null]", "[1,2]"].map(unevaluated.accepts)).toEqual([true, false, true]);
});
