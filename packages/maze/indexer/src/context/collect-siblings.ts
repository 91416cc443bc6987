import { posix } from "node:path";
import { entryOf, isExported, kindOf, namedRows, type DeclarationEntry } from "../queries/declaration-entry.ts";
import { compareEntries } from "../queries/entry-order.ts";
import { wordsOf } from "../queries/name-match.ts";
import { isTestPath } from "../typescript/tests/test-api.ts";
import type { Candidate } from "./context-answer.ts";
import type { ContextSource } from "./collect-place.ts";
import { itemOf } from "./item-of.ts";

/** Declarations that are shown for their words at the most. */
const MOST = 30;
const IGNORED = new Set(
  "a an and are as at be by for from has in is it of on or that the this to with which get set new".split(" "),
);

/** The words of a text that tell what it is about, in their plainest form. */
export function tellingWords(text: string): Set<string> {
  return new Set(
    wordsOf(text)
      .filter((word) => word.length > 1 && !IGNORED.has(word))
      .map((word) => word.replace(/ies$/, "y").replace(/(?<=\p{L}\p{L}[^su])s$/u, "")),
  );
}

/**
 * Functions and types of the project whose names share words with what is to be written: the rarer a word is among the
 * names of the project, the more it counts.
 */
export function collectSiblings(
  { store, texts }: ContextSource,
  of: { words: ReadonlySet<string>; file: string | undefined; entry: DeclarationEntry | undefined },
): Candidate[] {
  if (of.words.size === 0) return [];
  const counts = new Map<string, number>();
  const candidates: { entry: DeclarationEntry; shared: string[] }[] = [];
  let total = 0;
  for (const { path, table } of store.tables()) {
    if (isTestPath(path)) continue;
    for (const row of namedRows(table)) {
      const kind = kindOf(table, row);
      if (kind === "property" || kind === "enum-member" || kind === "parameter" || kind === "constructor") continue;
      const entry = entryOf(path, table, row);
      if (entry.path === of.entry?.path && entry.row === of.entry.row) continue;
      const words = tellingWords(entry.qualified);
      total++;
      for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
      const shared = [...words].filter((word) => of.words.has(word));
      if (shared.length > 0 && ((table.parents[row] ?? -1) >= 0 || isExported(table, row) || path === of.file))
        candidates.push({ entry, shared });
    }
  }
  const weight = (word: string): number => Math.log(1 + total / (counts.get(word) ?? total));
  const most = [...of.words].reduce((sum, word) => sum + (counts.has(word) ? weight(word) : 0), 0);
  const folder = of.file === undefined ? undefined : posix.dirname(of.file);
  return candidates
    .map(({ entry, shared }) => {
      const near = posix.dirname(entry.path) === folder ? 0.08 : 0;
      const score = 0.25 + 0.4 * (shared.reduce((sum, word) => sum + weight(word), 0) / most) + near;
      return { entry, shared, score };
    })
    .sort(compareEntries)
    .slice(0, MOST)
    .flatMap(({ entry, shared, score }) => {
      const source = texts.read(entry.path);
      if (source === undefined) return [];
      return [
        { ...itemOf(entry, source), kind: "sibling" as const, reason: `its name shares ${shared.join(", ")}`, score },
      ];
    });
}
