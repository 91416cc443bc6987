import { closeSync, existsSync, lstatSync, openSync, renameSync, unlinkSync } from "node:fs";

/** A repair takes milliseconds; a lock that is older belongs to a process that ended in the middle. */
const STALE_MS = 10_000;
const WAIT_MS = 20;
const asleep = new Int32Array(new SharedArrayBuffer(4));

export interface SetAsideOptions {
  readonly path: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** Milliseconds that another repair is waited for. */
  readonly patienceMs: number;
  /** Looks again: another process may have repaired the file meanwhile. */
  readonly isStillBad: () => boolean;
}

/**
 * Moves a file and its journal to another name, one process at a time; answers that name, or undefined where another
 * process has done it.
 *
 * @throws {Error} what the file system reports
 */
export function setAside({ path, now, patienceMs, isStillBad }: SetAsideOptions): string | undefined {
  const lock = `${path}.repair`;
  for (let attempt = 0; attempt * WAIT_MS < patienceMs; attempt += 1) {
    if (!takeLock(lock)) {
      Atomics.wait(asleep, 0, 0, WAIT_MS);
      continue;
    }
    try {
      return isStillBad() ? move(path, now) : undefined;
    } finally {
      unlinkSync(lock);
    }
  }
  return undefined;
}

function takeLock(lock: string): boolean {
  try {
    closeSync(openSync(lock, "wx"));
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    const taken = lstatSync(lock, { throwIfNoEntry: false });
    // The age is by the file system's clock and ours, which are one on a local disk.
    if (taken !== undefined && Date.now() - taken.mtimeMs > STALE_MS) unlinkSync(lock);
    return false;
  }
}

function move(path: string, now: number): string {
  const stamp = new Date(now).toISOString().replace(/[-:]|\.\d+/g, "");
  let kept = `${path}.damaged-${stamp}`;
  for (let further = 2; exists(kept); further += 1) kept = `${path}.damaged-${stamp}-${String(further)}`;
  // The journal goes first: left behind, it would be rolled back into the next database of this name.
  if (exists(`${path}-journal`)) renameSync(`${path}-journal`, `${kept}-journal`);
  if (exists(path)) renameSync(path, kept);
  return kept;
}

/** Links count whether or not they lead anywhere. */
function exists(path: string): boolean {
  return existsSync(path) || lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}
