import type { DatabaseSync, SQLOutputValue } from "node:sqlite";
import { entryOf, namedRows, type DeclarationEntry } from "./declaration-entry.ts";
import { wordsOf } from "./name-match.ts";
import { docOf } from "./show-entry.ts";
import type { SourceTexts } from "./source-texts.ts";
import type { ProjectStore } from "../store/project-store.ts";

/** A declaration whose documentation has the words that were asked for, with the rank that FTS5 gives: the lower the better. */
export interface WordHit {
  readonly entry: DeclarationEntry;
  readonly rank: number;
}

/** What bringing the index of words up to date did. */
export interface WordIndexUpdate {
  readonly files: number;
  readonly isFirst: boolean;
}

const TABLES = [
  "CREATE TABLE IF NOT EXISTS worded (path TEXT PRIMARY KEY, hash TEXT NOT NULL) STRICT",
  "CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5 (path UNINDEXED, row UNINDEXED, name, doc, tokenize = 'porter unicode61')",
];

/** Full text search over documented declarations: their names as words, and their documentation. */
export function createWordIndex(database: DatabaseSync): {
  update(store: ProjectStore, texts: SourceTexts): WordIndexUpdate;
  find(store: ProjectStore, query: string, limit: number): WordHit[];
} {
  for (const sql of TABLES) database.exec(sql);
  return {
    update(store, texts) {
      const known = new Map(
        database
          .prepare("SELECT path, hash FROM worded")
          .all()
          .map(({ path, hash }) => [String(path), String(hash)]),
      );
      const files = store.files();
      const stale = files.filter(({ path, hash }) => known.get(path) !== hash);
      const there = new Set(files.map(({ path }) => path));
      const gone = [...known.keys()].filter((path) => !there.has(path));
      if (stale.length + gone.length === 0) return { files: 0, isFirst: false };
      const remove = database.prepare("DELETE FROM words WHERE path = ?");
      const forget = database.prepare("DELETE FROM worded WHERE path = ?");
      const add = database.prepare("INSERT INTO words (path, row, name, doc) VALUES (?, ?, ?, ?)");
      const keep = database.prepare("INSERT OR REPLACE INTO worded VALUES (?, ?)");
      database.exec("BEGIN IMMEDIATE");
      try {
        for (const path of [...gone, ...stale.map(({ path }) => path)]) {
          if (!known.has(path)) continue;
          remove.run(path);
          forget.run(path);
        }
        for (const { path, hash } of stale) {
          const table = store.table(path);
          const source = texts.read(path);
          if (table === undefined || source === undefined) continue;
          for (const row of namedRows(table)) {
            const entry = entryOf(path, table, row);
            const doc = docOf(source, entry);
            if (doc !== "") add.run(path, row, wordsOf(entry.qualified).join(" "), doc);
          }
          keep.run(path, hash);
        }
        database.exec("COMMIT");
      } catch (cause) {
        database.exec("ROLLBACK");
        throw cause;
      }
      return { files: stale.length, isFirst: known.size === 0 };
    },
    find(store, query, limit) {
      const terms = wordsOf(query).map((word) => `"${word}"*`);
      if (terms.length === 0) return [];
      const all = database.prepare(
        "SELECT path, row, bm25(words, 0, 0, 4, 1) AS rank FROM words WHERE words MATCH ? ORDER BY rank LIMIT ?",
      );
      const rows = all.all(terms.join(" "), limit);
      return (rows.length > 0 ? rows : all.all(terms.join(" OR "), limit)).flatMap((found) => entryIn(store, found));
    },
  };
}

function entryIn(store: ProjectStore, found: Record<string, SQLOutputValue>): WordHit[] {
  const path = String(found["path"]);
  const row = Number(found["row"]);
  const table = store.table(path);
  return table === undefined || row >= table.count
    ? []
    : [{ entry: entryOf(path, table, row), rank: Number(found["rank"]) }];
}
