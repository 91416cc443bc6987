import { canonicalJson, printTypeTerm, type TypeTerm } from "../../index.ts";

/** Assignability as far as literals, unions and the special types tell it; `table` holds further pairs of type texts. */
export function isAssignable(
  source: TypeTerm,
  target: TypeTerm,
  table: readonly (readonly [source: string, target: string])[],
): boolean {
  if (canonicalJson(source) === canonicalJson(target)) return true;
  if (isNamed(source, "never") || isNamed(target, "any") || isNamed(target, "unknown")) return true;
  if (isNamed(source, "any")) return !isNamed(target, "never");
  if (source.kind === "union") return source.members.every((member) => isAssignable(member, target, table));
  if (target.kind === "union" && target.members.some((member) => isAssignable(source, member, table))) return true;
  if (source.kind === "literal" && isNamed(target, kindOfLiteral(source.value))) return true;
  const [from, to] = [printTypeTerm(source), printTypeTerm(target)];
  return table.some(([tableSource, tableTarget]) => tableSource === from && tableTarget === to);
}

function kindOfLiteral(value: Extract<TypeTerm, { kind: "literal" }>["value"]): string {
  return typeof value === "object" ? "bigint" : typeof value;
}

function isNamed(term: TypeTerm, name: string): boolean {
  return term.kind === "primitive" && term.name === name;
}
