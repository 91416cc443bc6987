import type { DatabaseSync, SQLInputValue } from "node:sqlite";
import { type ProjectIndex, type SymbolRecord } from "@maze/core";
import { indexerFailure } from "../errors.ts";
import { indexLines, parseIndexLines } from "./index-lines.ts";

/** Version of the tables, in `user_version` of the file. */
const INDEX_DATABASE_VERSION = 1;

/**
 * The SQLite form of an index. Each record is a row of its table with the columns that questions are about, and whole, as
 * JSON, in `record`; `word` is for full text search.
 */
const TABLES = `
CREATE TABLE meta (record TEXT NOT NULL);
CREATE TABLE file (path TEXT PRIMARY KEY, language TEXT NOT NULL, lines INTEGER NOT NULL, hash TEXT NOT NULL, record TEXT NOT NULL);
CREATE TABLE skipped (path TEXT NOT NULL, reason TEXT NOT NULL, record TEXT NOT NULL);
CREATE TABLE symbol (id TEXT PRIMARY KEY, name TEXT NOT NULL, kind TEXT NOT NULL, file TEXT NOT NULL, line INTEGER NOT NULL,
  container TEXT, exported INTEGER NOT NULL, record TEXT NOT NULL);
CREATE INDEX symbol_name ON symbol (name);
CREATE INDEX symbol_file ON symbol (file);
CREATE TABLE import (file TEXT NOT NULL, module TEXT NOT NULL, record TEXT NOT NULL);
CREATE TABLE test (file TEXT NOT NULL, name TEXT NOT NULL, record TEXT NOT NULL);
CREATE TABLE hole (id TEXT PRIMARY KEY, file TEXT NOT NULL, signature TEXT NOT NULL, record TEXT NOT NULL);
CREATE TABLE style (language TEXT NOT NULL, record TEXT NOT NULL);
CREATE TABLE dependency (name TEXT NOT NULL, version TEXT, record TEXT NOT NULL);
CREATE TABLE diagnostic (file TEXT, code TEXT, message TEXT NOT NULL, record TEXT NOT NULL);
CREATE VIRTUAL TABLE word USING fts5 (id UNINDEXED, name, doc, tokenize = 'porter unicode61');
`;

/** The columns of the tables, `record` aside. */
const COLUMNS: Readonly<Record<string, readonly string[]>> = {
  file: ["path", "language", "lines", "hash"],
  skipped: ["path", "reason"],
  symbol: ["id", "name", "kind", "file", "line", "container", "exported"],
  import: ["file", "module"],
  test: ["file", "name"],
  hole: ["id", "file", "signature"],
  style: ["language"],
  dependency: ["name", "version"],
  diagnostic: ["file", "code", "message"],
};

/**
 * Writes an index into an empty database of SQLite.
 *
 * @example
 * ```ts
 * import { DatabaseSync } from "node:sqlite";
 * import { createIndexer, readIndexDatabase, writeIndexDatabase } from "@maze/indexer";
 * const index = await createIndexer().index({ root: import.meta.dirname, paths: [] });
 * const database = new DatabaseSync(":memory:");
 * writeIndexDatabase(index, database);
 * readIndexDatabase(database).specVersion; // => "v1"
 * ```
 */
export function writeIndexDatabase(index: ProjectIndex, database: DatabaseSync): void {
  database.exec(`BEGIN; ${TABLES} PRAGMA user_version = ${String(INDEX_DATABASE_VERSION)}`);
  const statements = new Map(
    Object.entries(COLUMNS).map(([table, columns]) => [
      table,
      database.prepare(`INSERT INTO "${table}" VALUES (${[...columns, "record"].map(() => "?").join(", ")})`),
    ]),
  );
  for (const line of indexLines(index)) {
    const all = JSON.parse(line) as Record<string, unknown>;
    const { record, ...fields } = all;
    const json = JSON.stringify(fields);
    const table = String(record);
    if (table === "index") database.prepare("INSERT INTO meta VALUES (?)").run(json);
    else statements.get(table)?.run(...(COLUMNS[table] ?? []).map((column) => columnOf(fields, column)), json);
  }
  const word = database.prepare("INSERT INTO word VALUES (?, ?, ?)");
  for (const symbol of index.symbols) word.run(symbol.id, symbol.name, docOf(symbol));
  database.exec("COMMIT");
}

/**
 * Reads what `writeIndexDatabase` wrote.
 *
 * @throws {MazeError} MAZE_INDEXER_INDEX_UNREADABLE for a database of another version, MAZE_CORE_INVALID_DATA
 */
export function readIndexDatabase(database: DatabaseSync): ProjectIndex {
  const version = database.prepare("PRAGMA user_version").get()?.["user_version"];
  if (version !== INDEX_DATABASE_VERSION)
    throw indexerFailure(
      "MAZE_INDEXER_INDEX_UNREADABLE",
      `the database has version ${String(version)}, not ${String(INDEX_DATABASE_VERSION)}`,
    );
  const lines: string[] = [];
  for (const table of ["meta", ...Object.keys(COLUMNS)]) {
    const name = table === "meta" ? "index" : table;
    for (const { record } of database.prepare(`SELECT record FROM "${table}" ORDER BY rowid`).iterate())
      lines.push(`{"record":"${name}",${String(record).slice(1)}`);
  }
  return parseIndexLines(lines.join("\n"));
}

function columnOf(fields: Record<string, unknown>, column: string): SQLInputValue {
  if (column === "line") return (fields["span"] as SymbolRecord["span"]).from.line;
  const value = fields[column];
  if (typeof value === "boolean") return Number(value);
  return typeof value === "string" || typeof value === "number" ? value : null;
}

function docOf({ doc }: SymbolRecord): string {
  if (doc === undefined) return "";
  return [doc.summary, ...doc.tags.map(({ text }) => text), ...doc.examples.map(({ text }) => text)].join("\n");
}
