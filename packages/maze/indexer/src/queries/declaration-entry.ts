import { SYMBOL_KINDS, type SymbolKind } from "@maze/core";
import { declarationFlags } from "../skim/declaration-flags.ts";
import { textOf, type DeclarationTable } from "../skim/declaration-table.ts";

/** One declaration of a project, as its table has it. Offsets are bytes of UTF-8. */
export interface DeclarationEntry {
  readonly path: string;
  readonly row: number;
  readonly name: string;
  /** Names from the outermost container to the declaration: `Cart.add`. */
  readonly qualified: string;
  readonly kind: SymbolKind;
  readonly exported: boolean;
  readonly start: number;
  readonly end: number;
  readonly nameStart: number;
  readonly line: number;
}

/** The declaration in one row of a table. */
export function entryOf(path: string, table: DeclarationTable, row: number): DeclarationEntry {
  const names: string[] = [];
  let outer = row;
  // A parent stands before its members; a table from a stranger may say otherwise.
  for (let at = row; at >= 0; at = Math.min(table.parents[at] ?? -1, at - 1)) {
    names.unshift(textOf(table, at));
    outer = at;
  }
  return {
    path,
    row,
    name: textOf(table, row),
    qualified: names.join("."),
    kind: kindOf(table, row),
    exported: isExported(table, outer),
    start: table.starts[row] ?? 0,
    end: table.ends[row] ?? 0,
    nameStart: table.nameStarts[row] ?? 0,
    line: table.lines[row] ?? 1,
  };
}

export const kindOf = (table: DeclarationTable, row: number): SymbolKind =>
  SYMBOL_KINDS[table.kinds[row] ?? 0] ?? "variable";

/** Whether a file exports the declaration at its top level that stands in a row. */
export function isExported(table: DeclarationTable, row: number): boolean {
  const { exported, default: isDefault, commonJs } = declarationFlags;
  if (table.exportsEverything || ((table.flags[row] ?? 0) & (exported | isDefault | commonJs)) !== 0) return true;
  if (table.exports.count === 0) return false;
  const name = textOf(table, row);
  return [...table.exports.locals].some((local) => textOf(table, local) === name);
}

/** Declarations that have a name of their own: no signatures without one, and no second overload of the row before. */
export function namedRows(table: DeclarationTable): number[] {
  const rows: number[] = [];
  const seen = new Set<string>();
  for (let row = 0; row < table.count; row++) {
    const kind = kindOf(table, row);
    if (kind === "call-signature" || kind === "construct-signature" || kind === "index-signature") continue;
    if (kind === "function" || kind === "method" || kind === "accessor") {
      const key = `${String(table.parents[row] ?? -1)} ${kind} ${textOf(table, row)}`;
      if (seen.has(key)) continue;
      seen.add(key);
    }
    rows.push(row);
  }
  return rows;
}
