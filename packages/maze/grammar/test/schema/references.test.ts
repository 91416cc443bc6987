import { describe, expect, test } from "vitest";
import { compileSchema } from "./support/judge.ts";

const verdicts = (accepts: (text: string) => boolean, values: readonly unknown[]): boolean[] =>
  values.map((value) => accepts(JSON.stringify(value)));

describe("references", () => {
  test("a recursive schema nests to any depth", () => {
    const tree = {
      type: "object",
      properties: { left: { $ref: "#" }, right: { $ref: "#" } },
      additionalProperties: false,
    };
    const { accepts } = compileSchema(tree);
    let value: unknown = {};
    for (let depth = 0; depth < 200; depth++) value = { left: value, right: {} };
    expect(verdicts(accepts, [value, { left: {} }, { left: 1 }, { middle: {} }])).toEqual([true, true, false, false]);
  });

  test("a reference resolves against $id, to pointers with escapes and to anchors", () => {
    const schema = {
      $id: "https://example.com/root.json",
      properties: {
        a: { $ref: "other.json" },
        b: { $ref: "other.json#/$defs/x~1y" },
        c: { $ref: "other.json#name" },
        d: { $ref: "#/properties/per%25cent" },
      },
      $defs: {
        o: {
          $id: "other.json",
          type: "integer",
          $defs: { "x/y": { type: "string" }, n: { $anchor: "name", type: "null" } },
        },
      },
    };
    const { accepts } = compileSchema({
      ...schema,
      properties: { ...schema.properties, "per%cent": { type: "boolean" } },
    });
    const right = [{ a: 1 }, { b: "x" }, { c: null }, { d: true }];
    const wrong = [{ a: "x" }, { b: 1 }, { c: 1 }, { d: 1 }];
    expect(verdicts(accepts, right)).toEqual([true, true, true, true]);
    expect(verdicts(accepts, wrong)).toEqual([false, false, false, false]);
  });

  test("loaded documents refer to one another", () => {
    const loaded = {
      "https://example.com/list": { type: "array", items: { $ref: "item" } },
      "https://example.com/item": { type: ["integer", "array"], items: { $ref: "list" } },
    };
    const { accepts } = compileSchema({ $ref: "https://example.com/list" }, { loaded });
    expect(verdicts(accepts, [[1, [[2]]], [1, [2]], "x"])).toEqual([true, false, false]);
  });

  test("a reference to what is not loaded is refused with its place", () => {
    const schema = { properties: { a: { $ref: "https://example.com/absent" } } };
    expect(() => compileSchema(schema)).toThrow(
      "$ref at /properties/a/$ref: no document is loaded for https://example.com/absent",
    );
    expect(() => compileSchema({ $ref: "#/$defs/absent" })).toThrow("nothing is at #/$defs/absent");
    expect(() => compileSchema({ $ref: "#absent" })).toThrow("has no anchor absent");
  });

  test("a loaded document of an unknown draft is an error only where it is used", () => {
    const loaded = { "https://example.com/other": { $schema: "https://example.com/draft", type: "string" } };
    expect(compileSchema({ type: "null" }, { loaded }).accepts("null")).toBe(true);
    expect(() => compileSchema({ $ref: "https://example.com/other" }, { loaded })).toThrow(
      "https://example.com/other#/$schema: https://example.com/draft is no draft that is known",
    );
    expect(() => compileSchema({ $schema: "https://example.com/draft" })).toThrow("is no draft that is known");
  });

  test("a schema that refers to itself without a step is refused", () => {
    expect(() => compileSchema({ allOf: [{ $ref: "#" }] })).toThrow("refers to itself without a step into the value");
  });

  test("a dynamic reference finds the outermost anchor", () => {
    const list = {
      $id: "list",
      type: "array",
      items: { $dynamicRef: "#item" },
      $defs: { any: { $dynamicAnchor: "item" } },
    };
    const of = (item: object): object => ({
      $id: "https://example.com/root",
      $ref: "list",
      $defs: { list, own: { $dynamicAnchor: "item", ...item } },
    });
    expect(verdicts(compileSchema(of({ type: "string" })).accepts, [["a"], [1]])).toEqual([true, false]);
    expect(verdicts(compileSchema(of({ type: "integer" })).accepts, [["a"], [1]])).toEqual([false, true]);
  });

  test("the same schema has two meanings in two dynamic scopes", () => {
    const schema = {
      $id: "https://example.com/root",
      properties: { numbers: { $ref: "numbers" }, strings: { $ref: "strings" } },
      $defs: {
        list: {
          $id: "list",
          type: "array",
          items: { $dynamicRef: "#item" },
          $defs: { any: { $dynamicAnchor: "item" } },
        },
        numbers: { $id: "numbers", $ref: "list", $defs: { own: { $dynamicAnchor: "item", type: "number" } } },
        strings: { $id: "strings", $ref: "list", $defs: { own: { $dynamicAnchor: "item", type: "string" } } },
      },
    };
    const { accepts } = compileSchema(schema);
    const values = [{ numbers: [1] }, { numbers: ["a"] }, { strings: ["a"] }, { strings: [1] }];
    expect(verdicts(accepts, values)).toEqual([true, false, true, false]);
  });

  test("a recursive reference of draft 2019-09 finds the outermost root that takes part", () => {
    const tree = {
      $id: "https://example.com/tree",
      $recursiveAnchor: true,
      type: "object",
      properties: { data: true, children: { type: "array", items: { $recursiveRef: "#" } } },
    };
    const strict = {
      $schema: "https://json-schema.org/draft/2019-09/schema",
      $id: "https://example.com/strict",
      $recursiveAnchor: true,
      $ref: "tree",
      unevaluatedProperties: false,
    };
    const options = { loaded: { "https://example.com/tree": tree }, draft: "2019-09" } as const;
    const { accepts } = compileSchema(strict, options);
    const values = [{ children: [{ data: 1 }] }, { children: [{ daat: 1 }] }, { daat: 1 }];
    expect(verdicts(accepts, values)).toEqual([true, false, false]);
    expect(compileSchema(tree, { draft: "2019-09" }).accepts('{"children":[{"daat":1}]}')).toBe(true);
  });
});

describe("drafts", () => {
  test("draft 4: exclusive bounds are flags, and newer keywords mean nothing", () => {
    const schema = { $schema: "http://json-schema.org/draft-04/schema#", minimum: 1, exclusiveMinimum: true, const: 5 };
    const { accepts, leftToValidation } = compileSchema(schema);
    expect(["1", "2"].map(accepts)).toEqual([false, true]);
    expect(leftToValidation).toEqual([
      { pointer: "/const", keyword: "const", reason: "draft 4 gives the keyword no meaning" },
    ]);
  });

  test("draft 4 has id, draft 6 has anchors in $id", () => {
    const four = { id: "http://x.y/", $ref: "#a", definitions: { a: { id: "#a", type: "null" } } };
    expect(compileSchema(four, { draft: "4" }).accepts("null")).toBe(true);
    const six = { allOf: [{ $ref: "#a" }], definitions: { a: { $id: "#a", type: "null" } } };
    expect(["null", "1"].map(compileSchema(six, { draft: "6" }).accepts)).toEqual([true, false]);
  });

  test("draft 7: items may be a list, and what stands beside $ref is void and listed", () => {
    const tuple = { items: [{ type: "integer" }], additionalItems: false };
    expect(["[1]", "[1,2]", '["a"]'].map(compileSchema(tuple, { draft: "7" }).accepts)).toEqual([true, false, false]);
    const beside = compileSchema(
      { $ref: "#/definitions/x", maximum: 1, definitions: { x: { type: "integer" } } },
      { draft: "7" },
    );
    expect(beside.accepts("5")).toBe(true);
    expect(beside.leftToValidation).toEqual([
      { pointer: "/maximum", keyword: "maximum", reason: "draft 7 ignores what stands beside $ref" },
    ]);
  });

  test("a list for items is refused in 2020-12, and an unknown draft is too", () => {
    expect(() => compileSchema({ items: [{}] })).toThrow("the schema at /items: items is a schema in draft 2020-12");
    expect(() => compileSchema({ $schema: "https://example.com/own" })).toThrow(
      "https://example.com/own is no draft that is known",
    );
  });

  test("what is no schema is refused with its place", () => {
    expect(() => compileSchema({ properties: { a: { minLength: "1" } } })).toThrow(
      "the schema at /properties/a/minLength: minLength is a whole number that is not negative",
    );
    expect(() => compileSchema({ properties: { a: 1 } })).toThrow(
      "the schema at /properties/a: a schema is an object, true or false",
    );
    expect(() => compileSchema("x")).toThrow("the schema at its root: a schema is an object, true or false");
    expect(() => compileSchema({ pattern: "(" })).toThrow();
  });
});
