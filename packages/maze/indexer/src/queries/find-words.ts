import type { DeclarationTable } from "../skim/declaration-table.ts";
import { entryOf, kindOf, namedRows } from "./declaration-entry.ts";
import { compareEntries } from "./entry-order.ts";
import type { NameFilter, NamedEntry } from "./find-names.ts";
import { wordsOf } from "./name-match.ts";

/** Declarations whose qualified name has words that begin with each of some words, in whichever order. */
export function findNameWords(
  tables: Iterable<{ readonly path: string; readonly table: DeclarationTable }>,
  query: string,
  filter: NameFilter = {},
): NamedEntry[] {
  const wanted = wordsOf(query);
  const found: NamedEntry[] = [];
  if (wanted.length === 0) return found;
  for (const { path, table } of tables) {
    for (const row of namedRows(table)) {
      if (filter.kinds !== undefined && !filter.kinds.has(kindOf(table, row))) continue;
      const entry = entryOf(path, table, row);
      const words = wordsOf(entry.qualified);
      if (!wanted.every((word) => words.some((own) => own.startsWith(word)))) continue;
      found.push({ entry, match: "part", score: 0.8 * Math.min(1, wanted.length / words.length) + 0.1 });
    }
  }
  return found.sort(compareEntries);
}
