import { lstatSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import { indexerFailure } from "../errors.ts";
import { APPLICATION_ID, STORE_FORMAT, STORE_TABLES } from "./store-schema.ts";

/** Milliseconds that a process waits for another one to finish its transaction. */
const BUSY_MS = 10_000;

/** An open database, and what is to be said about how it was opened. */
export interface OpenedDatabase {
  readonly database: DatabaseSync;
  /** Where it lies; `undefined` for one in memory. */
  readonly file: string | undefined;
  readonly rebuilt: string | undefined;
  readonly corrupt: string | undefined;
  readonly absent: string | undefined;
}

/**
 * Opens the database of an index in a folder that is ours, `.maze/index` of a project, and makes its tables where they are
 * not those of this version. Where the folder cannot be used, the database lies in memory, and the reason is told.
 *
 * @throws {MazeError} MAZE_INDEXER_STORE_BUSY
 */
export async function openDatabase(project: string | undefined, fingerprint: string): Promise<OpenedDatabase> {
  // Loaded late, so that a program that stores nothing does not pay for it.
  const { DatabaseSync: Database } = await import("node:sqlite");
  const inMemory = (absent: string | undefined): OpenedDatabase => {
    const database = new Database(":memory:");
    prepareTables(database, fingerprint);
    return { database, file: undefined, rebuilt: undefined, corrupt: undefined, absent };
  };
  if (project === undefined) return inMemory(undefined);
  const folder = makeOwnFolder(project);
  if ("refused" in folder) return inMemory(folder.refused);
  const file = join(folder.path, "index.db");
  const open = (): OpenedDatabase => {
    const database = new Database(file, { timeout: BUSY_MS });
    try {
      database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA trusted_schema = OFF");
      const rebuilt = prepareTables(database, fingerprint);
      return { database, file, rebuilt, corrupt: undefined, absent: undefined };
    } catch (cause) {
      database.close();
      throw cause;
    }
  };
  try {
    return open();
  } catch (cause) {
    if (isDamage(cause)) {
      removeDatabase(file);
      return { ...open(), corrupt: messageOf(cause) };
    }
    if (isBusy(cause)) throw busy(file, cause);
    return inMemory(messageOf(cause));
  }
}

/** Removes a database that is damaged, with its journal. */
export function removeDatabase(file: string): void {
  for (const end of ["-wal", "-shm", ""]) rmSync(`${file}${end}`, { force: true });
}

/** Primary result codes of SQLite. */
const [SQLITE_BUSY, SQLITE_LOCKED, SQLITE_CORRUPT, SQLITE_NOTADB] = [5, 6, 11, 26];

/** Whether an error of SQLite tells that the file is damaged or no database. */
export const isDamage = (cause: unknown): boolean => [SQLITE_CORRUPT, SQLITE_NOTADB].includes(resultCode(cause));
export const isBusy = (cause: unknown): boolean => [SQLITE_BUSY, SQLITE_LOCKED].includes(resultCode(cause));
export const isOfSqlite = (cause: unknown): boolean => resultCode(cause) > 0;

export const busy = (file: string, cause: unknown): Error =>
  indexerFailure("MAZE_INDEXER_STORE_BUSY", `${file} is held by another process`, cause);

function resultCode(cause: unknown): number {
  return cause instanceof Error && "errcode" in cause && typeof cause.errcode === "number" ? cause.errcode & 0xff : 0;
}

export const messageOf = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));

/** A project must not send our files elsewhere, so no link is followed. */
function makeOwnFolder(project: string): { path: string } | { refused: string } {
  const own = join(project, ".maze");
  const path = join(own, "index");
  try {
    for (const folder of [own, path]) {
      mkdirSync(folder, { recursive: true });
      if (lstatSync(folder).isSymbolicLink()) return { refused: `${folder} is a symbolic link` };
    }
    for (const name of ["index.db", "index.db-wal", "index.db-shm"]) {
      const found = lstatSync(join(path, name), { throwIfNoEntry: false });
      if (found !== undefined && (!found.isFile() || found.nlink > 1))
        return { refused: `${join(path, name)} is no file of its own` };
    }
    const ignore = join(path, ".gitignore");
    // With the flag `a` it does not matter that another process may do the same now: its lines may stand there twice.
    if (lstatSync(ignore, { throwIfNoEntry: false }) === undefined) writeFileSync(ignore, "*\n", { flag: "a" });
    return { path };
  } catch (cause) {
    if (!(cause instanceof Error && "syscall" in cause)) throw cause;
    return { refused: cause.message };
  }
}

/** Makes the tables in one transaction; answers why, where others were there. */
function prepareTables(database: DatabaseSync, fingerprint: string): string | undefined {
  if (whyOther(database, fingerprint) === undefined) return undefined;
  return inTransaction(database, () => {
    // Another process may have done it while this one waited.
    const why = whyOther(database, fingerprint);
    if (why === undefined) return undefined;
    const others = database
      .prepare("SELECT type, name FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' AND sql IS NOT NULL")
      .all();
    // Dropping a virtual table drops its parts, which stand in the list too.
    for (const kind of ["trigger", "view", "table"]) {
      for (const { type, name } of others) {
        if (type === kind) database.exec(`DROP ${kind} IF EXISTS "${String(name).replaceAll('"', '""')}"`);
      }
    }
    for (const sql of Object.values(STORE_TABLES)) database.exec(sql);
    database.exec(`PRAGMA user_version = ${String(STORE_FORMAT)}; PRAGMA application_id = ${String(APPLICATION_ID)}`);
    const put = database.prepare("INSERT INTO meta VALUES (?, ?)");
    put.run("fingerprint", fingerprint);
    put.run("generation", "0");
    return why === "empty" ? undefined : why;
  });
}

/** Does work that writes, all of it or nothing. Nobody else writes meanwhile. */
export function inTransaction<Result>(database: DatabaseSync, work: () => Result): Result {
  database.exec("BEGIN IMMEDIATE");
  try {
    const result = work();
    database.exec("COMMIT");
    return result;
  } catch (cause) {
    if (database.isTransaction) database.exec("ROLLBACK");
    throw cause;
  }
}

/** Does work that only reads, in one state of the database. */
export async function inSnapshot<Result>(
  database: DatabaseSync,
  work: () => Result | Promise<Result>,
): Promise<Result> {
  database.exec("BEGIN");
  try {
    return await work();
  } finally {
    database.exec("ROLLBACK");
  }
}

/** Why the tables are not those of this version with these settings. The schema may come from a stranger: all of it counts. */
function whyOther(database: DatabaseSync, fingerprint: string): string | undefined {
  const schema = database.prepare("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY rowid").all();
  if (schema.length === 0) return "empty";
  const format = database.prepare("PRAGMA user_version").get()?.["user_version"];
  if (format !== STORE_FORMAT) return `its format is ${String(format)}, not ${String(STORE_FORMAT)}`;
  const ours: readonly string[] = Object.values(STORE_TABLES);
  if (schema.length !== ours.length || schema.some(({ sql }, at) => sql !== ours[at]))
    return "its tables are not those of this version";
  const kept = database.prepare("SELECT value FROM meta WHERE key = 'fingerprint'").get()?.["value"];
  return kept === fingerprint ? undefined : "it was made by another version or with other settings";
}
