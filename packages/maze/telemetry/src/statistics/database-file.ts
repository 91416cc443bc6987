import { closeSync, lstatSync, openSync, readSync } from "node:fs";

/** "maze" in ASCII; the header of our files carries it. */
export const APPLICATION_ID = 0x6d617a65;
export const SCHEMA_VERSION = 1;

/** What a look at the first bytes tells, before SQLite itself opens the file. */
export type FileState =
  | { readonly state: "missing" | "ours" | "newer" }
  /** Not a file that this package wrote, and SQLite must not open it. */
  | { readonly state: "foreign"; readonly problem: string };

const HEADER_BYTES = 100;
/** The end of a rollback journal that names a super-journal, a file which SQLite would delete. */
const SUPER_JOURNAL_MAGIC = Buffer.from("d9d505f920a163d7", "hex");

/**
 * Looks at a database file without opening it as one. A repository can bring any file under this name: a link, a database
 * whose write-ahead files are links, or a journal that makes SQLite delete a file elsewhere. Only a plain database in
 * rollback mode with our application id, and a journal of a single database, is ours.
 */
export function inspectDatabaseFile(path: string): FileState {
  const main = kindOf(path);
  const journal = kindOf(`${path}-journal`);
  if (journal === "other") return { state: "foreign", problem: "its journal is not a regular file" };
  if (journal === "file" && endsWith(`${path}-journal`, SUPER_JOURNAL_MAGIC)) {
    return { state: "foreign", problem: "its journal belongs to several databases" };
  }
  if (main === "other") return { state: "foreign", problem: "it is not a regular file" };
  if (main === "missing") {
    return journal === "missing" ? { state: "missing" } : { state: "foreign", problem: "there is only its journal" };
  }
  return inspectHeader(readAt(path, HEADER_BYTES, 0));
}

function inspectHeader(header: Buffer): FileState {
  // SQLite treats an empty file as a new database, which is what a process that was killed while creating it leaves.
  if (header.length === 0) return { state: "missing" };
  if (header.length < HEADER_BYTES || header.toString("latin1", 0, 16) !== "SQLite format 3\0") {
    return { state: "foreign", problem: "it is not a SQLite database" };
  }
  if (header[18] !== 1 || header[19] !== 1) return { state: "foreign", problem: "it uses a write-ahead log" };
  if (header.readUInt32BE(68) !== APPLICATION_ID) return { state: "foreign", problem: "it was not written by maze" };
  return { state: header.readUInt32BE(60) > SCHEMA_VERSION ? "newer" : "ours" };
}

function kindOf(path: string): "missing" | "file" | "other" {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (found === undefined) return "missing";
  return found.isFile() ? "file" : "other";
}

function endsWith(path: string, end: Buffer): boolean {
  const size = lstatSync(path, { throwIfNoEntry: false })?.size ?? 0;
  return size >= end.length && readAt(path, end.length, size - end.length).equals(end);
}

/** Nothing where the file has gone since it was looked at. */
function readAt(path: string, length: number, position: number): Buffer {
  const bytes = Buffer.alloc(length);
  let descriptor: number;
  try {
    descriptor = openSync(path, "r");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return bytes.subarray(0, 0);
    throw error;
  }
  try {
    return bytes.subarray(0, readSync(descriptor, bytes, 0, length, position));
  } finally {
    closeSync(descriptor);
  }
}
