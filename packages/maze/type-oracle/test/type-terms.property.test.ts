import { printTypeTerm, type ParameterTerm, type TypeTerm } from "@maze/core";
import { createTypeOracle } from "@maze/type-oracle";
import fc from "fast-check";
import { expect, it } from "vitest";
import { strictProject } from "./support/temp-project.ts";

const FILE = "src/a.ts";
const leaf: fc.Arbitrary<TypeTerm> = fc.oneof(
  fc
    .constantFrom("string", "number", "boolean", "bigint", "null", "undefined", "unknown", "never", "any", "object")
    .map((name): TypeTerm => ({ kind: "primitive", name: name as "string" })),
  fc
    .oneof(fc.string({ maxLength: 4 }), fc.integer({ min: -9, max: 9 }), fc.boolean())
    .map((value): TypeTerm => ({ kind: "literal", value })),
  fc
    .constantFrom("Date", "Row", "Level", "Level.High", "RegExp")
    .map((name): TypeTerm => ({ kind: "reference", name, args: [] })),
);
const names = fc.constantFrom("a", "b", "größe", "with-dash", "1st");

/** Terms of every kind that has a text of its own. */
const { term } = fc.letrec<{ term: TypeTerm }>((tie) => {
  const parameters: fc.Arbitrary<ParameterTerm[]> = fc
    .array(tie("term"), { maxLength: 2 })
    .map((types) =>
      types.map((type, index): ParameterTerm => ({ name: `p${index}`, type, optional: false, rest: false })),
    );
  return {
    term: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      leaf,
      fc
        .record({ element: tie("term"), readonly: fc.boolean() })
        .map(({ element, readonly }): TypeTerm => ({ kind: "array", element, readonly })),
      fc
        .record({ types: fc.array(tie("term"), { maxLength: 3 }), readonly: fc.boolean() })
        .map(({ types, readonly }): TypeTerm => ({
          kind: "tuple",
          elements: types.map((type) => ({ type, optional: false, rest: false })),
          readonly,
        })),
      fc.array(tie("term"), { minLength: 2, maxLength: 3 }).map((members): TypeTerm => ({ kind: "union", members })),
      fc
        .record({
          named: fc.uniqueArray(fc.tuple(names, tie("term"), fc.boolean(), fc.boolean()), {
            maxLength: 3,
            selector: ([name]) => name,
          }),
        })
        .map(({ named }): TypeTerm => ({
          kind: "object",
          properties: named.map(([name, type, optional, readonly]) => ({ name, type, optional, readonly })),
          index: [],
          calls: [],
        })),
      fc
        .record({ parameters, returns: tie("term") })
        .map((signature): TypeTerm => ({ kind: "function", signature: { typeParameters: [], ...signature } })),
      tie("term").map((argument): TypeTerm => ({
        kind: "reference",
        name: "Map",
        args: [{ kind: "primitive", name: "string" }, argument],
      })),
    ),
  };
});

it("reads what it wrote as the same type, for types of every shape", async () => {
  const project = strictProject({ [FILE]: "interface Row { id: string }\nenum Level { Low, High }\nexport {};\n" });
  const oracle = await createTypeOracle({ directory: project.directory });
  try {
    const texts = fc.sample(term, { numRuns: 400, seed: 7 }).map(printTypeTerm);
    const types = await oracle.resolveTypes(texts, FILE);
    const again = await oracle.resolveTypes(
      types.map(({ text }) => text),
      FILE,
    );
    expect(again.map(({ key }) => key)).toEqual(types.map(({ key }) => key));
    // Equal keys must mean types that go both ways, so the texts as they were given are compared with what was written.
    const carried = await oracle.resolveTypes(
      texts.map((text) => `[${text}]`),
      FILE,
    );
    const written = await oracle.resolveTypes(
      types.map(({ text }) => `[${text}]`),
      FILE,
    );
    expect(carried.map(({ key }) => key)).toEqual(written.map(({ key }) => key));
    const distinct = [...new Map(types.map((type) => [type.key, type])).values()];
    expect(distinct.length).toBeGreaterThan(150);
    const pairs = distinct
      .slice(0, 60)
      .flatMap((source) => distinct.slice(0, 60).map((target) => ({ source, target })));
    const found = await oracle.areAssignable(pairs);
    const conditional = await oracle.resolveTypes(
      pairs.map(({ source, target }) => `[${source.text}] extends [${target.text}] ? true : false`),
      FILE,
    );
    const disagreements = pairs.filter(({ source, target }, index) => {
      const isAny = /\bany\b/.test(source.text + target.text);
      return !isAny && String(found[index]) !== conditional[index]?.text;
    });
    expect(disagreements.map(({ source, target }) => `${source.text} -> ${target.text}`)).toEqual([]);
  } finally {
    await oracle.close();
    project.remove();
  }
});
