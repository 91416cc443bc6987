import type { TypeTerm } from "@maze/core";

/** A type variable or another type that anything may fit. */
export const ANYTHING = "*";

/**
 * What a type is at its outermost, without its arguments: the succinct types of InSynth (Gvero et al., PLDI 2013) taken
 * one step further, so that an index by them is small. A union has several; what a variable, `any` or an object type can
 * be is not told by its head, so those are `*`.
 */
export function headsOf(term: TypeTerm): readonly string[] {
  switch (term.kind) {
    case "primitive":
      if (term.name === "any" || term.name === "unknown" || term.name === "object") return [ANYTHING];
      return [term.name];
    case "literal":
      return [typeof term.value === "object" ? "bigint" : typeof term.value];
    case "reference":
      return [term.symbol ?? term.name];
    case "array":
    case "tuple":
      return ["Array"];
    case "function":
      return ["Function"];
    case "union":
      return [...new Set(term.members.flatMap(headsOf))];
    case "intersection":
    case "object":
    case "variable":
    case "opaque":
      return [ANYTHING];
  }
}
