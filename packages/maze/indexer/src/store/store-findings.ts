import { MazeError, type Diagnostic } from "@maze/core";
import { indexerFailure } from "../errors.ts";
import { finding } from "../finding-codes.ts";
import { busy, isBusy, isDamage, isOfSqlite, messageOf, type OpenedDatabase } from "./open-database.ts";
import { StoreDamage } from "./store-damage.ts";

type StoreFindingCode = "MAZE_INDEX_STORE_REBUILT" | "MAZE_INDEX_STORE_CORRUPT" | "MAZE_INDEX_STORE_ABSENT";

/** What is to be said about how a database was opened. */
export function openingFindings({ rebuilt, corrupt, absent }: OpenedDatabase): Diagnostic[] {
  return [
    ...(rebuilt === undefined ? [] : [storeFinding("MAZE_INDEX_STORE_REBUILT", rebuilt)]),
    ...(corrupt === undefined ? [] : [storeFinding("MAZE_INDEX_STORE_CORRUPT", corrupt)]),
    ...(absent === undefined ? [] : [storeFinding("MAZE_INDEX_STORE_ABSENT", absent)]),
  ];
}

const said: Readonly<Record<StoreFindingCode, string>> = {
  MAZE_INDEX_STORE_REBUILT: "the stored index is made anew",
  MAZE_INDEX_STORE_CORRUPT: "the stored index is damaged and is made anew",
  MAZE_INDEX_STORE_ABSENT: "the index is kept in memory only",
};

export function storeFinding(code: StoreFindingCode, why: string): Diagnostic {
  const message = `${said[code]}: ${why}`;
  return finding({ code, severity: "info", message, file: ".maze/index/index.db" });
}

/** Whether an error tells that what is stored is damaged. */
export const showsDamage = (cause: unknown): boolean =>
  isDamage(cause) ||
  cause instanceof StoreDamage ||
  (MazeError.is(cause) && cause.code === "MAZE_INDEXER_TABLE_UNREADABLE");

/** An error as whoever works with a store meets it. */
export function explained(cause: unknown, file: string | undefined): unknown {
  if (isBusy(cause)) return busy(file ?? "the index", cause);
  if (!isOfSqlite(cause) && !(cause instanceof StoreDamage)) return cause;
  return indexerFailure("MAZE_INDEXER_STORE_FAILED", `${file ?? "the index in memory"}: ${messageOf(cause)}`, cause);
}
