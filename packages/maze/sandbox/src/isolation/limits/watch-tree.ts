import { lstatSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { IsolatedResult, IsolationLimits, IsolationUsage } from "@maze/core";
import { treeOf, privateBytes } from "./process-table.ts";

/** Milliseconds between two looks at the tree: what grows faster than this overshoots its limit. */
export const WATCH_INTERVAL_MS = 25;
/** A look at the disk costs more, so one comes after so many looks at the processes. */
const LOOKS_PER_DISK_LOOK = 20;
const MIB = 1024 * 1024;

/** Watches the processes below one while they run. */
export interface TreeWatch {
  usage(): IsolationUsage;
  stop(): void;
}

/**
 * Looks at a process and all below it, and says so once when they exceed a limit. `except` names limits that the kernel
 * holds already. Memory is what no file backs, so a page that a fork shares with its parent counts for both.
 */
export function watchTree(
  root: number,
  limits: IsolationLimits,
  options: {
    readonly except: ReadonlySet<string>;
    readonly refused: () => IsolatedResult["limitHit"];
    readonly writable: readonly string[];
    readonly exceeded: (limit: NonNullable<IsolatedResult["limitHit"]>) => void;
  },
): TreeWatch {
  let looks = 0;
  let peakBytes = 0;
  let cpuMs = 0;
  const before = limits.diskMb === undefined ? 0 : bytesBelow(options.writable, Infinity);
  const look = (): void => {
    const tree = treeOf(root);
    const bytes = tree.reduce((sum, { pid }) => sum + privateBytes(pid), 0);
    peakBytes = Math.max(peakBytes, bytes);
    cpuMs = Math.max(cpuMs, tree.reduce((sum, { ticks }) => sum + ticks, 0) * 10);
    const over = exceededLimit({ bytes, cpuMs, processes: tree.reduce((sum, { threads }) => sum + threads, 0) });
    const refused = options.refused();
    if (refused !== undefined) options.exceeded(refused);
    else if (over !== undefined && !options.except.has(over)) options.exceeded(over);
    else if (++looks % LOOKS_PER_DISK_LOOK === 0 && isDiskFull()) options.exceeded("disk");
  };
  const exceededLimit = (now: { bytes: number; cpuMs: number; processes: number }) => {
    if (limits.memoryMb !== undefined && now.bytes > limits.memoryMb * MIB) return "memory";
    if (limits.cpuMs !== undefined && now.cpuMs > limits.cpuMs) return "cpu";
    if (limits.processes !== undefined && now.processes > limits.processes + OWN_PROCESSES) return "processes";
    return undefined;
  };
  const isDiskFull = (): boolean => {
    if (limits.diskMb === undefined || options.writable.length === 0) return false;
    const most = before + limits.diskMb * MIB;
    return bytesBelow(options.writable, most) > most;
  };
  const timer = setInterval(look, WATCH_INTERVAL_MS);
  timer.unref();
  return {
    usage: () => ({ ...(cpuMs > 0 ? { cpuMs } : {}), ...(peakBytes > 0 ? { peakMemoryMb: peakBytes / MIB } : {}) }),
    stop: () => {
      clearInterval(timer);
    },
  };
}

/** Launcher, isolating program and reaper, which the user of a limit does not count. */
const OWN_PROCESSES = 4;

/** Bytes that files below some directories take, counted until more than `most` are found. Links are not followed. */
function bytesBelow(directories: readonly string[], most: number): number {
  let bytes = 0;
  const pending = [...directories];
  for (let next = pending.pop(); next !== undefined && bytes <= most; next = pending.pop()) {
    try {
      const status = lstatSync(next);
      if (status.isDirectory()) for (const name of readdirSync(next)) pending.push(join(next, name));
      else bytes += status.blocks * 512;
    } catch {
      // Removed meanwhile, or not ours to read.
    }
  }
  return bytes;
}
