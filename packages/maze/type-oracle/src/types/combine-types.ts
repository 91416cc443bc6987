import { primitiveType, type TypeTerm } from "@maze/core";
import { typeKey } from "./type-key.ts";

/**
 * The union that the compiler would make of these types: flat, each once, without what another member covers. As in
 * its own texts, `null` and `undefined` stand last.
 */
export function combineUnion(members: readonly TypeTerm[]): TypeTerm {
  const flat = new Map<string, TypeTerm>();
  for (const member of members.flatMap((term) => (term.kind === "union" ? term.members : [term]))) {
    flat.set(typeKey(member), member);
  }
  for (const top of ["any", "unknown"] as const) if (flat.has(top)) return primitiveType(top);
  flat.delete("never");
  mergeBooleans(flat);
  for (const [key, member] of flat) if (isCovered(member, flat)) flat.delete(key);
  for (const last of ["null", "undefined"] as const) if (flat.delete(last)) flat.set(last, primitiveType(last));
  const [only, ...others] = flat.values();
  if (only === undefined) return primitiveType("never");
  return others.length === 0 ? only : { kind: "union", members: [only, ...others] };
}

function mergeBooleans(flat: Map<string, TypeTerm>): void {
  if (!flat.has("true") || !flat.has("false")) return;
  const merged = [...flat].map(([key, term]): [string, TypeTerm] =>
    key === "false" ? ["boolean", primitiveType("boolean")] : [key, term],
  );
  flat.clear();
  for (const [key, term] of merged) if (key !== "true") flat.set(key, term);
}

/** A literal beside the primitive type that it belongs to. */
function isCovered(term: TypeTerm, flat: ReadonlyMap<string, TypeTerm>): boolean {
  if (term.kind !== "literal") return false;
  return flat.has(typeof term.value === "object" ? "bigint" : typeof term.value);
}

/** The type without `undefined`, as a parameter or property that may be absent is declared. */
export function withoutUndefined(term: TypeTerm): TypeTerm {
  if (term.kind !== "union") return term;
  return combineUnion(term.members.filter((member) => !(member.kind === "primitive" && member.name === "undefined")));
}

/** The intersection of types: flat, each once; `unknown` adds nothing, `any` and `never` take everything. */
export function combineIntersection(members: readonly TypeTerm[]): TypeTerm {
  const flat = new Map<string, TypeTerm>();
  for (const member of members.flatMap((term) => (term.kind === "intersection" ? term.members : [term]))) {
    flat.set(typeKey(member), member);
  }
  for (const bottom of ["never", "any"] as const) if (flat.has(bottom)) return primitiveType(bottom);
  flat.delete("unknown");
  const [only, ...others] = flat.values();
  if (only === undefined) return primitiveType("unknown");
  return others.length === 0 ? only : { kind: "intersection", members: [only, ...others] };
}
