import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  arrayType,
  literalType,
  parameter,
  primitiveType,
  printSignatureTerm,
  printTypeTerm,
  referenceType,
  signature,
  type SignatureTerm,
  type TypeTerm,
} from "../src/index.ts";
import { readType } from "./support/read-type-node.ts";
import { typeTerms } from "./support/type-terms.ts";

/** What a term says once it is source: variables look like references, a rest element is not optional, and so on. */
function asSource(term: TypeTerm): TypeTerm {
  switch (term.kind) {
    case "variable":
      return { kind: "reference", name: term.name, args: [] };
    case "literal":
      return Object.is(term.value, -0) ? { kind: "literal", value: 0 } : term;
    case "array":
      return { ...term, element: asSource(term.element) };
    case "reference":
      return { ...term, args: term.args.map(asSource) };
    case "tuple":
      return {
        ...term,
        elements: term.elements.map((element) => ({
          ...element,
          type: asSource(element.type),
          optional: element.optional && !element.rest,
        })),
      };
    case "object":
      return {
        ...term,
        properties: term.properties.map((property) => ({ ...property, type: asSource(property.type) })),
        index: term.index.map((entry) => ({ ...entry, key: asSource(entry.key), value: asSource(entry.value) })),
        calls: term.calls.map(signatureAsSource),
      };
    case "function":
      return { ...term, signature: signatureAsSource(term.signature) };
    case "union":
    case "intersection": {
      const members = term.members.map(asSource);
      const [only] = members;
      return only !== undefined && members.length === 1 ? only : { ...term, members };
    }
    case "primitive":
    case "opaque":
      return term;
  }
}

function signatureAsSource({ typeParameters, parameters, returns }: SignatureTerm): SignatureTerm {
  return {
    typeParameters: typeParameters.map(({ name, constraint, default: fallback }) => ({
      name,
      ...(constraint !== undefined && { constraint: asSource(constraint) }),
      ...(fallback !== undefined && { default: asSource(fallback) }),
    })),
    parameters: parameters.map((each) => ({
      ...each,
      type: asSource(each.type),
      optional: each.optional && !each.rest,
    })),
    returns: asSource(returns),
  };
}

const text = primitiveType("string");
const call: TypeTerm = { kind: "function", signature: signature([parameter("x", text)], primitiveType("number")) };
const union: TypeTerm = { kind: "union", members: [text, primitiveType("null")] };

describe("printTypeTerm", () => {
  it("prints what TypeScript's parser reads back as the same term", () => {
    fc.assert(
      fc.property(typeTerms.term, (term) => {
        expect(readType(printTypeTerm(term))).toEqual(asSource(term));
      }),
      { numRuns: 2000 },
    );
  });

  it.each<[string, TypeTerm]>([
    ["((x: string) => number)[]", arrayType(call)],
    ["readonly (string | null)[]", arrayType(union, true)],
    ["(readonly string[])[]", arrayType(arrayType(text, true))],
    ["((x: string) => number) | null", { kind: "union", members: [call, primitiveType("null")] }],
    ["(string | null) & Date", { kind: "intersection", members: [union, referenceType("Date")] }],
    [
      "(readonly [string]) & Date",
      {
        kind: "intersection",
        members: [
          { kind: "tuple", elements: [{ type: text, optional: false, rest: false }], readonly: true },
          referenceType("Date"),
        ],
      },
    ],
    ["Promise<string | null>", referenceType("Promise", [union])],
    ["(keyof T)[]", arrayType({ kind: "opaque", text: "keyof T" })],
    ["{}", { kind: "object", properties: [], index: [], calls: [] }],
    ["never", { kind: "union", members: [] }],
    ["unknown", { kind: "intersection", members: [] }],
    ["-12n", { kind: "literal", value: { bigint: "-12" } }],
    ["number", literalType(Number.NaN)],
    ["number", literalType(Number.NEGATIVE_INFINITY)],
  ])("prints %s", (expected, term) => {
    expect(printTypeTerm(term)).toBe(expected);
  });

  it("prints every part of an object type", () => {
    const term: TypeTerm = {
      kind: "object",
      calls: [signature([parameter("x", text)], text)],
      index: [{ key: text, value: union, readonly: true }],
      properties: [
        { name: "a-b", type: text, optional: true, readonly: true },
        { name: "[Symbol.iterator]", type: call, optional: false, readonly: false },
        { name: "[x]", type: text, optional: false, readonly: false },
      ],
    };
    expect(printTypeTerm(term)).toBe(
      '{ (x: string): string; readonly [key: string]: string | null; readonly "a-b"?: string; [Symbol.iterator]: (x: string) => number; "[x]": string }',
    );
  });

  it("prints a tuple with names, optional and rest elements; a name that is none is left out", () => {
    const term: TypeTerm = {
      kind: "tuple",
      readonly: false,
      elements: [
        { type: text, optional: false, rest: false, name: "first" },
        { type: union, optional: true, rest: false },
        { type: text, optional: false, rest: false, name: "not a name" },
        { type: arrayType(text), optional: true, rest: true, name: "others" },
      ],
    };
    expect(printTypeTerm(term)).toBe("[first: string, (string | null)?, string, ...others: string[]]");
  });
});

describe("printSignatureTerm", () => {
  const generic: SignatureTerm = {
    typeParameters: [{ name: "T", constraint: union, default: text }, { name: "U" }],
    parameters: [
      { name: "x", type: { kind: "variable", name: "T" }, optional: true, rest: false },
      { name: "more", type: arrayType(text), optional: false, rest: true },
    ],
    returns: { kind: "variable", name: "U" },
  };

  it("prints type parameters, optional and rest parameters", () => {
    expect(printSignatureTerm(generic)).toBe("<T extends string | null = string, U>(x?: T, ...more: string[]) => U");
  });

  it("prints the result after a colon where asked", () => {
    expect(printSignatureTerm(generic, ": ")).toBe(
      "<T extends string | null = string, U>(x?: T, ...more: string[]): U",
    );
  });
});
