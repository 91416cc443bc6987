import { arrayType, primitiveType, referenceType, unionType, type TypeTerm } from "@maze/core";

/** Terms that the built-in catalogue speaks of. */
export const STRING = primitiveType("string");
export const NUMBER = primitiveType("number");
export const BOOLEAN = primitiveType("boolean");
export const UNDEFINED = primitiveType("undefined");
export const DATE = referenceType("Date");
export const STRINGS = arrayType(STRING);
export const NUMBERS = arrayType(NUMBER);

export const orUndefined = (term: TypeTerm): TypeTerm => unionType([term, UNDEFINED]);

const isNothing = (term: TypeTerm): boolean =>
  term.kind === "primitive" && (term.name === "undefined" || term.name === "null" || term.name === "void");

/** True where the type has `undefined` or `null` beside other members. */
export function isNullable(term: TypeTerm): boolean {
  return term.kind === "union" && term.members.some(isNothing);
}

/** The type without `undefined` and `null`. */
export function withoutNothing(term: TypeTerm): TypeTerm {
  return term.kind === "union" ? unionType(term.members.filter((member) => !isNothing(member))) : term;
}

/** Literal types widened to their primitives, as TypeScript infers for results. */
export function widen(term: TypeTerm): TypeTerm {
  if (term.kind === "literal" && typeof term.value !== "object") {
    return typeof term.value === "string" ? STRING : typeof term.value === "number" ? NUMBER : BOOLEAN;
  }
  return term.kind === "union" ? unionType(term.members.map(widen)) : term;
}
