import { createTextIndex, SYMBOL_KINDS } from "@maze/core";
import { declarationFlags, textOf, type DeclarationTable } from "@maze/indexer/skim";
import { declarationKey, type DeclarationKey } from "./declaration-key.ts";

/** What a table says that a file declares. */
export function tableDeclarations(table: DeclarationTable, text: string): DeclarationKey[] {
  const index = createTextIndex(text);
  const paths: string[][] = [];
  const keys: DeclarationKey[] = [];
  for (let row = 0; row < table.count; row++) {
    const kind = SYMBOL_KINDS[table.kinds[row] ?? 0] ?? "";
    const parent = table.parents[row] ?? -1;
    const path = [...(paths[parent] ?? []), textOf(table, row)];
    paths.push(path);
    keys.push(declarationKey(kind, path, hasName(table, row) ? index.offsetAtByte(table.nameStarts[row] ?? 0) : -1));
  }
  return keys;
}

/** Whether the name of a declaration is spelled: that of a default export may not be. */
function hasName(table: DeclarationTable, row: number): boolean {
  const flags = table.flags[row] ?? 0;
  if ((flags & declarationFlags.global) !== 0) return false;
  return (flags & declarationFlags.default) === 0 || textOf(table, row) !== "default";
}
