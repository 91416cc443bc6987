import { MazeError, throwIfAborted, toMazeError } from "@maze/core";
import { closeSync, openSync, readFileSync, rmSync, statSync, writeSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { configErrorCodes } from "../errors.ts";

export interface FileLockOptions {
  /** The file to guard; the lock is the file beside it with `.lock` added. */
  readonly file: string;
  /** Milliseconds to wait for the lock. */
  readonly waitMs: number;
  readonly signal: AbortSignal | undefined;
}

/** Milliseconds between two tries. */
const RETRY_MS = 10;
/** Milliseconds after which a lock counts as left behind even if its process number is in use; work takes a few. */
const STALE_MS = 30_000;
/** Milliseconds after which a lock without a number counts as left behind by a command that died while it wrote it. */
const UNSIGNED_STALE_MS = 1000;

/**
 * Runs synchronous work while holding the lock of a file. The lock of a process that is gone is broken.
 *
 * @throws {MazeError} MAZE_CONFIG_LOCKED, MAZE_CONFIG_UNWRITABLE, MAZE_CORE_ABORTED; what `work` throws
 */
export async function withFileLock<Result>(options: FileLockOptions, work: () => Result): Promise<Result> {
  const { file, waitMs, signal } = options;
  const lock = `${file}.lock`;
  const deadline = performance.now() + waitMs;
  while (!tryCreate(file, lock)) {
    breakStale(file, lock);
    throwIfAborted(signal);
    if (performance.now() > deadline) throw locked(file, lock);
    await sleep(RETRY_MS, undefined, signal === undefined ? {} : { signal }).catch((error: unknown) => {
      throw toMazeError(error);
    });
  }
  try {
    return work();
  } finally {
    rmSync(lock, { force: true });
  }
}

/** Creates a lock with this process's number; false where there is one. */
function tryCreate(file: string, lock: string): boolean {
  try {
    const handle = openSync(lock, "wx");
    try {
      writeSync(handle, String(process.pid));
    } finally {
      closeSync(handle);
    }
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw new MazeError({
      code: "MAZE_CONFIG_UNWRITABLE",
      message: `cannot lock ${file}: ${toMazeError(error).message}`,
      hint: configErrorCodes.MAZE_CONFIG_UNWRITABLE.hint,
      details: { file, lock },
      cause: error,
    });
  }
}

/**
 * Deletes a lock that was left behind. Whoever breaks a lock holds a second one meanwhile and looks again under it, so
 * that two commands never take each other's fresh lock for the stale one.
 */
function breakStale(file: string, lock: string): void {
  if (!isStale(lock)) return;
  const breaker = `${lock}.break`;
  if (!tryCreate(file, breaker)) return;
  try {
    if (isStale(lock)) rmSync(lock, { force: true });
  } finally {
    rmSync(breaker, { force: true });
  }
}

function isStale(lock: string): boolean {
  try {
    const age = Date.now() - statSync(lock).mtimeMs;
    const owner = readFileSync(lock, "utf8");
    if (age > STALE_MS || (owner === "" && age > UNSIGNED_STALE_MS)) return true;
    return /^\d+$/.test(owner) && !isAlive(Number(owner));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return false; // released meanwhile
    throw toMazeError(error);
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== "ESRCH"; // someone else's process is alive, too
  }
}

function locked(file: string, lock: string): MazeError {
  return new MazeError({
    code: "MAZE_CONFIG_LOCKED",
    message: `another command is editing ${file}; its lock is ${lock}`,
    hint: configErrorCodes.MAZE_CONFIG_LOCKED.hint,
    details: { file, lock },
  });
}
