import { canonicalJson } from "./content-hash.ts";
import type { ParameterTerm, PrimitiveName, SignatureTerm, TypeTerm } from "./type-term.ts";

/** A type that has no parts. */
export const primitiveType = (name: PrimitiveName): TypeTerm => ({ kind: "primitive", name });
/** The type of one value. */
export const literalType = (value: string | number | boolean): TypeTerm => ({ kind: "literal", value });
/** An array of elements. */
export const arrayType = (element: TypeTerm, readonly = false): TypeTerm => ({ kind: "array", element, readonly });
/** A named type with its arguments. */
export const referenceType = (name: string, args: TypeTerm[] = []): TypeTerm => ({ kind: "reference", name, args });

/** A required parameter. */
export const parameter = (name: string, type: TypeTerm): ParameterTerm => ({
  name,
  type,
  optional: false,
  rest: false,
});

/** A signature without type parameters. */
export const signature = (parameters: ParameterTerm[], returns: TypeTerm): SignatureTerm => ({
  typeParameters: [],
  parameters,
  returns,
});

/**
 * The union of types: nested unions are flattened, duplicates dropped, one member stands for itself, none is `never`.
 *
 * @example
 * ```ts
 * import { printTypeTerm, primitiveType, unionType } from "@maze/core";
 * printTypeTerm(unionType([primitiveType("string"), unionType([primitiveType("null"), primitiveType("string")])])); // => "string | null"
 * ```
 */
export function unionType(members: readonly TypeTerm[]): TypeTerm {
  const distinct = new Map<string, TypeTerm>();
  for (const member of members.flatMap(membersOfUnion)) {
    const key = identityOf(member);
    if (!distinct.has(key)) distinct.set(key, member);
  }
  const flat = [...distinct.values()];
  const [only] = flat;
  if (only === undefined) return primitiveType("never");
  return flat.length === 1 ? only : { kind: "union", members: flat };
}

/** Most members are primitives and literals, for which canonical JSON is the long way. */
function identityOf(term: TypeTerm): string {
  if (term.kind === "primitive") return term.name;
  if (term.kind === "literal" && typeof term.value !== "object") return `=${JSON.stringify(term.value)}`;
  return canonicalJson(term);
}

function membersOfUnion(term: TypeTerm): TypeTerm[] {
  return term.kind === "union" ? term.members.flatMap(membersOfUnion) : [term];
}
