/**
 * Format of the stored index. Change it with a table below or with what a column means; a file of another format is
 * emptied and made anew. (`PACKED_VERSION` of the tables of declarations is part of the fingerprint.)
 */
export const STORE_FORMAT = 1;

/** Marks a file as ours in the header of SQLite: "MazI". */
export const APPLICATION_ID = 0x4d617a49;

/** One row for each file that was seen. A file that is left out has the reason in `skipped`, and no declarations. */
export const STORE_TABLES = {
  meta: `CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID`,
  file: `CREATE TABLE file (
  id INTEGER PRIMARY KEY,
  path TEXT NOT NULL UNIQUE,
  size INTEGER NOT NULL,
  mtime REAL NOT NULL,
  ctime REAL NOT NULL,
  inode REAL NOT NULL,
  checked REAL NOT NULL,
  hash TEXT NOT NULL,
  skipped TEXT
) STRICT`,
  declarations: `CREATE TABLE declarations (id INTEGER PRIMARY KEY, packed BLOB NOT NULL) STRICT`,
  facts: `CREATE TABLE facts (path TEXT PRIMARY KEY, hash TEXT NOT NULL, value TEXT NOT NULL) STRICT`,
} as const;
