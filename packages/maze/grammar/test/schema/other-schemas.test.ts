import { arrayType, literalType, primitiveType, referenceType, unionType } from "@maze/core";
import type { TypeTerm } from "@maze/core";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { compileGrammar, createMatcher } from "../../src/index.ts";
import type { Grammar } from "../../src/index.ts";
import { grammarFromStructuralTag, grammarFromTypeTerm, grammarFromZod } from "../../src/schema/index.ts";
import type { StructuralFormat } from "../../src/schema/index.ts";

function accepting(grammar: Grammar): (text: string) => boolean {
  const matcher = createMatcher(compileGrammar(grammar));
  return (text) => {
    const bytes = new TextEncoder().encode(text);
    matcher.reset();
    if (matcher.prefixLength(bytes) < bytes.length) return false;
    matcher.acceptBytes(bytes);
    return matcher.isAccepting();
  };
}

describe("zod schemas", () => {
  test("texts are those that zod parses", () => {
    const node: z.ZodType = z.lazy(() => z.strictObject({ value: z.int(), next: node.optional() }));
    const schemas: readonly z.ZodType[] = [
      z.object({
        a: z.string().min(2).max(3),
        b: z.number().multipleOf(0.5).optional(),
        c: z.enum(["x", "y"]).nullable(),
      }),
      z.union([z.literal(1), z.array(z.boolean()).min(1), z.tuple([z.string(), z.int()])]),
      z.discriminatedUnion("kind", [
        z.object({ kind: z.literal("a"), x: z.int() }),
        z.object({ kind: z.literal("b") }),
      ]),
      z.record(z.string(), z.number()),
      z
        .string()
        .regex(/^[a-c]+$/)
        .startsWith("a"),
      z.object({ a: z.string() }).and(z.object({ b: z.string() })),
      node,
    ];
    const values = [
      1,
      2,
      "a",
      "abc",
      "xyz",
      null,
      [true],
      [],
      ["a", 1],
      ["a", "b"],
      { a: "ab", c: "x" },
      { a: "a", c: null },
      { a: "abc", b: 1.5, c: null },
      { a: "abc", b: 0.3, c: "y" },
      { kind: "a", x: 1 },
      { kind: "a" },
      { kind: "b" },
      { p: 1 },
      { p: "q" },
      { a: "x", b: "y" },
      { value: 1, next: { value: 2 } },
      { value: 1, next: { value: "x" } },
      { value: 1, other: 2 },
    ];
    for (const schema of schemas) {
      const { grammar, leftToValidation } = grammarFromZod(schema);
      expect(leftToValidation).toEqual([]);
      const accepts = accepting(grammar);
      for (const value of values) {
        expect([z.toJSONSchema(schema), value, accepts(JSON.stringify(value))]).toEqual([
          z.toJSONSchema(schema),
          value,
          schema.safeParse(value).success,
        ]);
      }
    }
  });

  test("what zod checks beyond JSON Schema is listed", () => {
    const schema = z.object({
      a: z.string().trim(),
      b: z.string().transform(Number),
      c: z.date(),
      d: z.array(z.bigint().refine((value) => value > 1n)),
    });
    const found = grammarFromZod(schema).leftToValidation.map(({ pointer, keyword }) => `${pointer} ${keyword}`);
    expect(found.sort()).toEqual([
      "/properties/a overwrite",
      "/properties/c date",
      "/properties/d/items bigint",
      "/properties/d/items refine",
    ]);
    expect(() => grammarFromZod(schema, { unenforced: "refuse" })).toThrow("at /properties/");
  });
});

describe("type terms", () => {
  const property = (name: string, type: TypeTerm, optional = false) => ({ name, type, optional, readonly: false });
  const object = (...properties: ReturnType<typeof property>[]): TypeTerm => ({
    kind: "object",
    properties,
    index: [],
    calls: [],
  });
  const string = primitiveType("string");
  const number = primitiveType("number");
  const callback: TypeTerm = { kind: "function", signature: { typeParameters: [], parameters: [], returns: string } };

  test("texts are the values of the type", () => {
    const term = object(
      property("name", unionType([string, primitiveType("undefined")])),
      property("tags", arrayType(unionType([literalType("x"), literalType(1)]))),
      property(
        "pair",
        {
          kind: "tuple",
          readonly: false,
          elements: [
            { type: string, optional: false, rest: false },
            { type: number, optional: true, rest: false },
            { type: arrayType(primitiveType("boolean")), optional: false, rest: true },
          ],
        },
        true,
      ),
      property("run", callback, true),
    );
    const accepts = accepting(grammarFromTypeTerm(term).grammar);
    const right = [
      { tags: [] },
      { name: "a", tags: ["x", 1] },
      { tags: [], pair: ["a"] },
      { tags: [], pair: ["a", 1, true, false] },
    ];
    const wrong = [
      {},
      { tags: ["y"] },
      { tags: [], pair: [] },
      { tags: [], pair: ["a", true] },
      { tags: [], run: 1 },
      { tags: [], other: 1 },
    ];
    expect(right.map((value) => accepts(JSON.stringify(value)))).toEqual(right.map(() => true));
    expect(wrong.map((value) => accepts(JSON.stringify(value)))).toEqual(wrong.map(() => false));
  });

  test("declared names are recursive and generic, and intersections have the properties of all members", () => {
    const variable: TypeTerm = { kind: "variable", name: "T" };
    const declarations = {
      List: {
        parameters: ["T"],
        type: object(property("head", variable), property("tail", referenceType("List", [variable]), true)),
      },
      Named: { type: object(property("name", string)) },
    };
    const list = accepting(grammarFromTypeTerm(referenceType("List", [number]), { declarations }).grammar);
    expect(['{"head":1,"tail":{"head":2}}', '{"head":1,"tail":{"head":"x"}}'].map(list)).toEqual([true, false]);
    const both: TypeTerm = { kind: "intersection", members: [referenceType("Named"), object(property("age", number))] };
    const named = accepting(grammarFromTypeTerm(both, { declarations }).grammar);
    expect(['{"age":1,"name":"a"}', '{"name":"a"}', '{"name":"a","age":1,"x":1}'].map(named)).toEqual([
      true,
      false,
      false,
    ]);
    const record = accepting(grammarFromTypeTerm(referenceType("Record", [string, arrayType(number)])).grammar);
    expect(['{"x":[1]}', '{"x":1}'].map(record)).toEqual([true, false]);
  });

  test("a type without JSON values is refused with its place", () => {
    expect(() => grammarFromTypeTerm(object(property("run", callback)))).toThrow(
      "function at /run: the type () => string is a function",
    );
    expect(() => grammarFromTypeTerm(primitiveType("bigint"))).toThrow("the type bigint has no JSON value");
    expect(() => grammarFromTypeTerm({ kind: "opaque", text: "keyof T" })).toThrow("the type keyof T is not modelled");
    expect(() => grammarFromTypeTerm(referenceType("Map", [string, number]))).toThrow("is not declared");
  });
});

describe("structural tags", () => {
  const tag = (name: string, schema: unknown) =>
    ({
      type: "tag",
      begin: `<fn=${name}>`,
      content: { type: "json_schema", json_schema: schema },
      end: "</fn>",
    }) as const;
  const tags = [tag("add", { type: "integer" }), tag("say", { type: "string" })];
  const texts = (format: StructuralFormat) => accepting(grammarFromStructuralTag(format).grammar);

  test("free text, and tags where it comes to a trigger", () => {
    const accepts = texts({ type: "triggered_tags", triggers: ["<fn="], tags });
    expect(["", "only text <fn", 'a<fn=add>12</fn>b<fn=say>"x"</fn>', "<<fn=add>1</fn>"].map(accepts)).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(["<fn=", "<fn=sub>1</fn>", "a<fn=add>x</fn>", "a<fn=add>1", "<fn=add>1</fn><fn="].map(accepts)).toEqual([
      false,
      false,
      false,
      false,
      false,
    ]);
    const one = texts({ type: "triggered_tags", triggers: ["<fn="], tags, at_least_one: true, stop_after_first: true });
    expect(["", "a<fn=add>1</fn>", "a<fn=add>1</fn>b"].map(one)).toEqual([false, true, false]);
  });

  test("sequences, choices, constants, expressions, text up to an end, tags with a separator", () => {
    const think = { type: "tag", begin: "<think>", content: { type: "any_text" }, end: ["</think>", "</t>"] } as const;
    const accepts = texts({
      type: "sequence",
      elements: [
        { type: "optional", content: think },
        {
          type: "or",
          elements: [
            { type: "const_string", value: "yes" },
            { type: "regex", pattern: "[0-9]+" },
          ],
        },
        { type: "tags_with_separator", tags, separator: ", " },
      ],
    });
    expect(["yes", "<think>é</think>12", "<think>a</t>yes", "yes<fn=add>1</fn>, <fn=add>2</fn>"].map(accepts)).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(["no", "<think>yes", "yes<fn=add>1</fn>,<fn=add>2</fn>", "<think></think></think>1"].map(accepts)).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });

  test("what a schema in a tag leaves to validation is listed with its place; a tag without trigger is refused", () => {
    const format: StructuralFormat = { type: "star", content: tag("x", { format: "regex" }) };
    expect(grammarFromStructuralTag(format).leftToValidation.map(({ pointer }) => pointer)).toEqual([
      "/content/content/json_schema/format",
    ]);
    expect(() => grammarFromStructuralTag({ type: "triggered_tags", triggers: ["["], tags })).toThrow(
      'the schema at /tags/0/begin: no trigger is the beginning of "<fn=add>"',
    );
  });
});
