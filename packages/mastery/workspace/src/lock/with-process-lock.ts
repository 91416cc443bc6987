import { MazeError, throwIfAborted } from "@maze/core";
import type { DatabaseSync } from "node:sqlite";
import { setTimeout as sleep } from "node:timers/promises";
import { workspaceErrorCodes } from "../errors.ts";

export interface ProcessLockOptions {
  /** The file that stands for the lock; it stays and holds nothing. */
  readonly file: string;
  /** Milliseconds to wait for another holder. */
  readonly waitMs: number;
  readonly signal?: AbortSignal | undefined;
}

/** Milliseconds between two tries. */
const RETRY_MS = 10;

/**
 * Runs work while no other process, and no other call in this one, holds the lock. The lock is that of a SQLite file, so
 * the system releases it when its process ends, however it ends: nothing can be left behind locked.
 *
 * @throws {MazeError} MASTERY_WORKSPACE_BUSY, MAZE_CORE_ABORTED; what `work` throws
 */
export async function withProcessLock<Result>(
  { file, waitMs, signal }: ProcessLockOptions,
  work: () => Result | Promise<Result>,
): Promise<Result> {
  // Not imported: a bundler takes the prefix away, and without it there is no such module.
  const sqlite = process.getBuiltinModule("node:sqlite");
  const database = new sqlite.DatabaseSync(file);
  try {
    const deadline = performance.now() + waitMs;
    while (!tryLock(database)) {
      throwIfAborted(signal);
      if (performance.now() > deadline) throw busy(file);
      await sleep(RETRY_MS);
    }
    return await work();
  } finally {
    database.close();
  }
}

function tryLock(database: DatabaseSync): boolean {
  try {
    database.exec("BEGIN EXCLUSIVE");
    return true;
  } catch (cause) {
    if (cause instanceof Error && /locked|busy/.test(cause.message)) return false;
    throw cause;
  }
}

function busy(file: string): MazeError {
  return new MazeError({
    code: "MASTERY_WORKSPACE_BUSY",
    message: `another command holds ${file}`,
    hint: workspaceErrorCodes.MASTERY_WORKSPACE_BUSY.hint,
    details: { file },
  });
}
