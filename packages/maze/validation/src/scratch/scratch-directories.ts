import { readlinkSync, rmSync } from "node:fs";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { join, sep } from "node:path";

const PREFIX = "maze-scratch-";

/** Scratch directories of this program that still exist. */
const live = new Set<string>();
let swept = false;

/** A new private directory; it goes with `removeScratch`, with this program, or at the next start after a crash. */
export async function makeScratch(temporary: string): Promise<string> {
  if (!swept) {
    swept = true;
    process.on("exit", () => {
      for (const directory of live) removeNow(directory);
    });
    await sweep(temporary);
  }
  const directory = await mkdtemp(join(temporary, `${PREFIX}${processSpace()}-${String(process.pid)}-`));
  live.add(directory);
  return directory;
}

export async function removeScratch(directory: string): Promise<void> {
  await rm(directory, { recursive: true, force: true, maxRetries: 3 });
  live.delete(directory);
}

/** The scratch directory of this program that a directory lies in. */
export function scratchOf(directory: string): string | undefined {
  return [...live].find((scratch) => directory.startsWith(scratch + sep));
}

/** Whether a directory lies in a scratch directory of this program. */
export function isInScratch(directory: string): boolean {
  return scratchOf(directory) !== undefined;
}

/** A program that was killed a moment ago may still have written into it; what cannot go now goes at the next start. */
function removeNow(directory: string): void {
  try {
    rmSync(directory, { recursive: true, force: true, maxRetries: 5, retryDelay: 20 });
  } catch {
    // There is nobody left to tell, and the other directories are still to go.
  }
}

/** Removes what programs left behind that have ended. */
async function sweep(temporary: string): Promise<void> {
  const pattern = new RegExp(`^${PREFIX}${processSpace()}-(\\d+)-`);
  for (const name of await readdir(temporary)) {
    const pid = pattern.exec(name)?.[1];
    if (pid === undefined || isAlive(Number(pid))) continue;
    // Another user's directory, or one that another program sweeps at this moment, stays for others.
    await rm(join(temporary, name), { recursive: true, force: true }).catch(() => undefined);
  }
}

/** Process ids mean something only within one process namespace: containers can share a temporary directory. */
function processSpace(): string {
  try {
    return /\d+/.exec(readlinkSync("/proc/self/ns/pid"))?.[0] ?? "0";
  } catch {
    return "0";
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (thrown) {
    return (thrown as NodeJS.ErrnoException).code === "EPERM";
  }
}
