import type { SymbolKind } from "@maze/core";
import type { DeclarationTable } from "../skim/declaration-table.ts";
import { entryOf, kindOf, namedRows, type DeclarationEntry } from "./declaration-entry.ts";
import { compareEntries } from "./entry-order.ts";
import { matchName, type NameFit } from "./name-match.ts";

/** A declaration whose name fits. */
export interface NamedEntry extends NameFit {
  readonly entry: DeclarationEntry;
}

/** Which declarations are looked at. */
export interface NameFilter {
  readonly kinds?: ReadonlySet<SymbolKind> | undefined;
}

/**
 * Finds the declarations whose names fit a query, the best first. A qualified query, `Cart.add`, must fit the end of the
 * qualified name word by word. Names whose bytes lack the letters of the query are passed over without being decoded.
 */
export function findNames(
  tables: Iterable<{ readonly path: string; readonly table: DeclarationTable }>,
  query: string,
  filter: NameFilter = {},
): NamedEntry[] {
  const parts = query.split(/[.#]|::/).filter((part) => part !== "");
  const last = parts.at(-1) ?? "";
  const letters = Buffer.from(last.toLowerCase());
  const isAscii = /^[\x20-\x7e]*$/.test(last);
  const found: NamedEntry[] = [];
  for (const { path, table } of tables) {
    let named: Set<number> | undefined;
    for (let row = 0; row < table.count; row++) {
      if (isAscii && !mayFit(table, row, letters)) continue;
      if (filter.kinds !== undefined && !filter.kinds.has(kindOf(table, row))) continue;
      named ??= new Set(namedRows(table));
      if (!named.has(row)) continue;
      const entry = entryOf(path, table, row);
      const fit = fitOf(parts, entry);
      if (fit !== undefined) found.push({ entry, ...fit });
    }
  }
  return found.sort(compareEntries);
}

function fitOf(parts: readonly string[], entry: DeclarationEntry): NameFit | undefined {
  const fit = matchName(parts.at(-1) ?? "", entry.name);
  if (fit === undefined || parts.length < 2) return fit;
  const outer = entry.qualified.split(".").slice(0, -1);
  let score = fit.score;
  for (let back = 2; back <= parts.length; back++) {
    const outerFit = matchName(parts.at(-back) ?? "", outer.at(1 - back) ?? "");
    if (outerFit === undefined) return undefined;
    score = Math.min(score, outerFit.score);
  }
  return { match: fit.match, score };
}

/** Whether the letters stand in a name in their order, whatever their case; a name beyond ASCII may always fit. */
function mayFit({ strings, stringOffsets }: DeclarationTable, row: number, letters: Uint8Array): boolean {
  const end = stringOffsets[row + 1] ?? 0;
  let next = 0;
  for (let at = stringOffsets[row] ?? 0; at < end && next < letters.length; at++) {
    const byte = strings[at] ?? 0;
    if (byte > 127) return true;
    const lower = byte >= 65 && byte <= 90 ? byte + 32 : byte;
    if (lower === letters[next]) next++;
  }
  return next === letters.length;
}
