import fc from "fast-check";
import { PRIMITIVE_NAMES, type ParameterTerm, type SignatureTerm, type TypeTerm } from "../../src/index.ts";

const identifier = fc.constantFrom("x", "value", "$0", "_a", "größe", "readonly", "get", "of", "async");
const typeName = fc.constantFrom("Date", "Map", "ns.Inner", "Größe");
const propertyName = fc.oneof(
  identifier,
  fc.constantFrom("a-b", "0", "", "new", "constructor", "__proto__", "[Symbol.iterator]", '"', "\u2028", "\ud800"),
);
const optionalFlag = fc.boolean();

/** Terms of every kind, up to four levels deep. `opaque` texts are conditional, mapped, `keyof` and query types. */
export const typeTerms = fc.letrec<{ term: TypeTerm; signature: SignatureTerm; parameter: ParameterTerm }>((tie) => ({
  term: fc.oneof(
    { maxDepth: 3, depthIdentifier: "term" },
    fc.constantFrom(...PRIMITIVE_NAMES).map((name): TypeTerm => ({ kind: "primitive", name })),
    fc
      .oneof(fc.string({ unit: "binary" }), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean())
      .map((value): TypeTerm => ({ kind: "literal", value })),
    fc.bigInt().map((value): TypeTerm => ({ kind: "literal", value: { bigint: String(value) } })),
    fc.constantFrom("T", "K").map((name): TypeTerm => ({ kind: "variable", name })),
    fc
      .constantFrom("T extends string ? 1 : 2", "{ [K in T]: K }", "keyof T", "typeof globalThis", "new () => T")
      .map((text): TypeTerm => ({ kind: "opaque", text })),
    fc.record({
      kind: fc.constant("reference" as const),
      name: typeName,
      args: fc.array(tie("term"), { maxLength: 2 }),
    }),
    fc.record({ kind: fc.constant("array" as const), element: tie("term"), readonly: fc.boolean() }),
    fc.record({
      kind: fc.constant("tuple" as const),
      elements: fc.array(
        fc.record(
          { type: tie("term"), optional: optionalFlag, rest: fc.boolean(), name: identifier },
          { requiredKeys: ["type", "optional", "rest"] },
        ),
        { maxLength: 3 },
      ),
      readonly: fc.boolean(),
    }),
    fc.record({
      kind: fc.constant("object" as const),
      properties: fc.array(
        fc.record({ name: propertyName, type: tie("term"), optional: optionalFlag, readonly: fc.boolean() }),
        { maxLength: 3 },
      ),
      index: fc.array(fc.record({ key: tie("term"), value: tie("term"), readonly: fc.boolean() }), { maxLength: 1 }),
      calls: fc.array(tie("signature"), { maxLength: 1 }),
    }),
    fc.record({ kind: fc.constant("function" as const), signature: tie("signature") }),
    fc.record({ kind: fc.constant("union" as const), members: fc.array(tie("term"), { minLength: 1, maxLength: 3 }) }),
    fc.record({
      kind: fc.constant("intersection" as const),
      members: fc.array(tie("term"), { minLength: 1, maxLength: 3 }),
    }),
  ),
  signature: fc.record({
    typeParameters: fc.array(
      fc.record(
        { name: fc.constantFrom("T", "U"), constraint: tie("term"), default: tie("term") },
        { requiredKeys: ["name"] },
      ),
      { maxLength: 2 },
    ),
    parameters: fc.array(tie("parameter"), { maxLength: 2 }),
    returns: tie("term"),
  }),
  parameter: fc.record({ name: identifier, type: tie("term"), optional: optionalFlag, rest: fc.boolean() }),
}));
