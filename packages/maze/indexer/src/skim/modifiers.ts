import type { SymbolKind } from "@maze/core";
import { declarationFlags, type DeclarationFlag } from "./declaration-flags.ts";

const OUTER: readonly (DeclarationFlag | [DeclarationFlag, string])[] = [
  ["exported", "export"],
  "default",
  "declare",
  "async",
  "generator",
  "abstract",
  "const",
];
const OF_CLASS: readonly DeclarationFlag[] = [
  "public",
  "protected",
  "private",
  "abstract",
  "static",
  "override",
  "optional",
  "async",
  "generator",
  "get",
  "set",
  "declare",
  "readonly",
  "accessor",
];
const OF_PARAMETER: readonly DeclarationFlag[] = ["public", "protected", "private", "override", "readonly"];
const OF_TYPE: readonly DeclarationFlag[] = ["readonly", "optional", "get", "set"];

/** The modifiers of a record, in the order in which a person would write them. */
export function modifiersOfFlags(kind: SymbolKind, flags: number, parent: SymbolKind | undefined): string[] {
  if (kind === "enum-member") return [];
  const isMember = kind === "method" || kind === "property" || kind === "accessor" || kind === "constructor";
  const names = !isMember
    ? OUTER
    : (flags & declarationFlags.parameterProperty) !== 0
      ? OF_PARAMETER
      : parent === "interface" || parent === "type"
        ? OF_TYPE
        : OF_CLASS;
  return names.flatMap((entry) => {
    const [flag, name] = typeof entry === "string" ? [entry, entry] : entry;
    return (flags & declarationFlags[flag]) === 0 ? [] : [name];
  });
}
