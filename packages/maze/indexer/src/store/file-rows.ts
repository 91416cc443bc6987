import type { DatabaseSync, SQLOutputValue } from "node:sqlite";
import type { FileStamp } from "../walk/read-source-bytes.ts";
import { StoreDamage } from "./store-damage.ts";

/** What is stored of a file, its declarations aside. */
export interface FileState extends FileStamp {
  /** Relative to the project, with `/`. */
  readonly path: string;
  /** Milliseconds since the epoch, just before the content was read. */
  readonly checked: number;
  /** SHA-256 of the bytes; empty for a file that was not read. */
  readonly hash: string;
  /** Why the file is left out. */
  readonly skipped: string | undefined;
}

/** Reads and writes the rows of files. What is read may come from a stranger, so its types are checked. */
export interface FileRows {
  generation(): number;
  states(): Map<string, FileState>;
  state(path: string): FileState | undefined;
  /** Each file that has declarations, in the order of the paths, with its packed table. */
  tables(): Iterable<{ path: string; packed: Uint8Array }>;
  table(path: string): Uint8Array | undefined;
  /** Begins to write, in a transaction in which the states of what is written were read, and nobody wrote since. */
  begin(): void;
  /** Stores a file; `packed` of `undefined` keeps the declarations that are stored, unless the file is left out. */
  put(state: FileState, packed: Uint8Array | undefined): void;
  remove(path: string): void;
  advance(): void;
  facts(path: string, hash: string): string | undefined;
  putFacts(path: string, hash: string, value: string): void;
}

export function createFileRows(database: DatabaseSync): FileRows {
  const columns = "id, path, size, mtime, ctime, inode, checked, hash, skipped";
  /** Numbers of the rows that were read. */
  const ids = new Map<string, number>();
  let next = 0;
  const all = database.prepare(`SELECT ${columns} FROM file`);
  const one = database.prepare(`SELECT ${columns} FROM file WHERE path = ?`);
  const generation = database.prepare("SELECT value FROM meta WHERE key = 'generation'");
  const advance = database.prepare("UPDATE meta SET value = value + 1 WHERE key = 'generation'");
  const tables = database.prepare("SELECT path, packed FROM file JOIN declarations USING (id) ORDER BY path");
  const table = database.prepare("SELECT packed FROM file JOIN declarations USING (id) WHERE path = ?");
  const put = database.prepare(
    `INSERT INTO file (${columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET size = excluded.size, mtime = excluded.mtime, ctime = excluded.ctime,
     inode = excluded.inode, checked = excluded.checked, hash = excluded.hash, skipped = excluded.skipped`,
  );
  const putTable = database.prepare("INSERT OR REPLACE INTO declarations VALUES (?, ?)");
  const removeTable = database.prepare("DELETE FROM declarations WHERE id = ?");
  const remove = database.prepare("DELETE FROM file WHERE id = ?");
  const last = database.prepare("SELECT max(id) AS id FROM file");
  const removeFacts = database.prepare("DELETE FROM facts WHERE path = ?");
  const facts = database.prepare("SELECT value FROM facts WHERE path = ? AND hash = ?");
  const putFacts = database.prepare("INSERT OR REPLACE INTO facts VALUES (?, ?, ?)");
  return {
    generation: () => Number(generation.get()?.["value"] ?? -1),
    states() {
      ids.clear();
      const found = new Map<string, FileState>();
      for (const row of all.iterate()) {
        const state = stateOf(row);
        found.set(state.path, state);
        ids.set(state.path, numberIn(row["id"]));
      }
      return found;
    },
    state(path) {
      const row = one.get(path);
      if (row === undefined) return undefined;
      ids.set(path, numberIn(row["id"]));
      return stateOf(row);
    },
    *tables() {
      for (const { path, packed } of tables.iterate()) yield { path: textIn(path), packed: bytesIn(packed) };
    },
    table(path) {
      const row = table.get(path);
      return row === undefined ? undefined : bytesIn(row["packed"]);
    },
    put(state, packed) {
      const { path, size, mtimeMs, ctimeMs, inode, checked, hash, skipped } = state;
      const known = ids.get(path);
      const id = known ?? next++;
      if (known === undefined) ids.set(path, id);
      put.run(id, path, size, mtimeMs, ctimeMs, inode, checked, hash, skipped ?? null);
      if (packed !== undefined) putTable.run(id, packed);
      else if (skipped !== undefined) {
        removeTable.run(id);
        removeFacts.run(path);
      }
    },
    remove(path) {
      const id = ids.get(path) ?? null;
      ids.delete(path);
      remove.run(id);
      removeTable.run(id);
      removeFacts.run(path);
    },
    begin() {
      next = Number(last.get()?.["id"] ?? 0) + 1;
    },
    advance: () => void advance.run(),
    facts(path, hash) {
      const value = facts.get(path, hash)?.["value"];
      return value === undefined ? undefined : textIn(value);
    },
    putFacts: (path, hash, value) => void putFacts.run(path, hash, value),
  };
}

function stateOf(row: Record<string, SQLOutputValue>): FileState {
  const { path, size, mtime, ctime, inode, checked, hash, skipped } = row;
  return {
    path: textIn(path),
    size: numberIn(size),
    mtimeMs: numberIn(mtime),
    ctimeMs: numberIn(ctime),
    inode: numberIn(inode),
    checked: numberIn(checked),
    hash: textIn(hash),
    skipped: skipped === null ? undefined : textIn(skipped),
  };
}

function textIn(value: SQLOutputValue | undefined): string {
  if (typeof value === "string") return value;
  throw new StoreDamage(`a column holds ${typeof value} instead of text`);
}

function numberIn(value: SQLOutputValue | undefined): number {
  if (typeof value === "number") return value;
  throw new StoreDamage(`a column holds ${typeof value} instead of a number`);
}

function bytesIn(value: SQLOutputValue | undefined): Uint8Array {
  if (value instanceof Uint8Array) return value;
  throw new StoreDamage(`a column holds ${typeof value} instead of bytes`);
}
