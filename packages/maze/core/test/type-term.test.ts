import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  literalType,
  parseData,
  primitiveType,
  signatureTermSchema,
  typeTermSchema,
  unionType,
  type TypeTerm,
} from "../src/index.ts";
import { typeTerms } from "./support/type-terms.ts";

const throughJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe("typeTermSchema", () => {
  it("takes every term, also after a trip through JSON", () => {
    fc.assert(
      fc.property(typeTerms.term, typeTerms.signature, (term, signature) => {
        expect(parseData(typeTermSchema, term, "term")).toEqual(term);
        expect(parseData(typeTermSchema, throughJson(term), "term")).toEqual(throughJson(term));
        expect(parseData(signatureTermSchema, signature, "signature")).toEqual(signature);
      }),
    );
  });

  it.each<[string, unknown]>([
    ["an unknown kind", { kind: "conditional" }],
    ["an unknown primitive", { kind: "primitive", name: "int" }],
    ["a further field", { kind: "variable", name: "T", extra: 1 }],
    ["a union of nothing", { kind: "union", members: [] }],
    ["a bigint that is no number", { kind: "literal", value: { bigint: "1.5" } }],
    ["NaN", { kind: "literal", value: Number.NaN }],
    [
      "a wrong term inside",
      { kind: "array", readonly: false, element: { kind: "array", readonly: false, element: 1 } },
    ],
  ])("refuses %s", (_, term) => {
    expect(typeTermSchema.safeParse(term).success).toBe(false);
  });

  it("names the path of a wrong term inside another", () => {
    const term = { kind: "array", readonly: false, element: { kind: "reference", name: "Map", args: [{ kind: "x" }] } };
    expect(() => parseData(typeTermSchema, term, "type")).toThrow(/^type at element\.args\.0\.kind: /);
  });
});

describe("unionType", () => {
  const atoms = fc.constantFrom<TypeTerm>(primitiveType("string"), primitiveType("null"), literalType(1));
  const nested = fc.letrec<{ union: TypeTerm }>((tie) => ({
    union: fc.oneof(
      { maxDepth: 3 },
      atoms,
      fc.array(tie("union"), { minLength: 1, maxLength: 3 }).map((members): TypeTerm => ({ kind: "union", members })),
    ),
  })).union;
  const atomsOf = (term: TypeTerm): TypeTerm[] => (term.kind === "union" ? term.members.flatMap(atomsOf) : [term]);

  it("has each member once, in order, and no union inside", () => {
    fc.assert(
      fc.property(fc.array(nested, { minLength: 1, maxLength: 4 }), (members) => {
        const expected = new Map(members.flatMap(atomsOf).map((term) => [JSON.stringify(term), term]));
        const [only] = expected.values();
        expect(unionType(members)).toEqual(
          expected.size === 1 ? only : { kind: "union", members: [...expected.values()] },
        );
      }),
    );
  });

  it("knows equal members whatever the order of their fields", () => {
    const string: TypeTerm = { name: "string", kind: "primitive" };
    expect(unionType([primitiveType("string"), string])).toEqual(primitiveType("string"));
  });

  it("is never for no members", () => {
    expect(unionType([])).toEqual(primitiveType("never"));
  });
});
