import { dirname, join } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import { isDamage, removeDatabase } from "../store/open-database.ts";
import { createWordIndex } from "./word-index.ts";

const VERSION = 1;
/** The tables of the index of words and the parts that FTS5 keeps them in. */
const OWN = /^(?:worded|words(?:_data|_idx|_content|_docsize|_config)?|sqlite_autoindex_worded_1)$/;

/**
 * Opens the index of words beside a stored index, or in memory where that is in memory. One that is damaged or of another
 * version is made anew; it holds nothing that the project does not.
 */
export async function openWordIndex(
  storeFile: string | undefined,
): Promise<ReturnType<typeof createWordIndex> & { close(): void }> {
  const { DatabaseSync: Database } = await import("node:sqlite");
  const file = storeFile === undefined ? ":memory:" : join(dirname(storeFile), "words.db");
  const open = (): DatabaseSync => {
    const database = new Database(file, { timeout: 10_000 });
    try {
      database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA trusted_schema = OFF");
      const isOther = database
        .prepare("SELECT type, name FROM sqlite_schema")
        .all()
        .some(({ type, name }) => !OWN.test(String(name)) || type === "trigger" || type === "view");
      const version = database.prepare("PRAGMA user_version").get()?.["user_version"];
      if (isOther || (version !== 0 && version !== VERSION)) throw new OtherVersion();
      database.exec(`PRAGMA user_version = ${String(VERSION)}`);
      database.prepare("SELECT count(*) FROM sqlite_schema").get();
      return database;
    } catch (cause) {
      database.close();
      throw cause;
    }
  };
  let database: DatabaseSync;
  try {
    database = open();
  } catch (cause) {
    if (!(cause instanceof OtherVersion) && !isDamage(cause)) throw cause;
    removeDatabase(file);
    database = open();
  }
  return {
    ...createWordIndex(database),
    close: () => {
      database.close();
    },
  };
}

class OtherVersion extends Error {}
