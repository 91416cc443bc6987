import { readFileSync, readdirSync } from "node:fs";

/** What `/proc` says of one process. Times in clock ticks of 10 ms, memory in pages of 4 KiB. */
export interface ProcessEntry {
  readonly pid: number;
  readonly parent: number;
  readonly ticks: number;
  readonly threads: number;
}

/** All processes that can be seen, where there is a `/proc`. */
function* processTable(): Generator<ProcessEntry> {
  let names: string[];
  try {
    names = readdirSync("/proc");
  } catch {
    return;
  }
  for (const name of names) {
    const code = name.charCodeAt(0);
    if (code < 48 || code > 57) continue;
    const entry = readEntry(name);
    if (entry !== undefined) yield entry;
  }
}

function readEntry(pid: string): ProcessEntry | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "latin1");
    // The program name stands in parentheses and may contain anything; the third field follows.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    const at = (field: number): number => Number(fields[field - 3]);
    return { pid: Number(pid), parent: at(4), ticks: at(14) + at(15) + at(16) + at(17), threads: at(20) };
  } catch {
    return undefined; // It ended meanwhile.
  }
}

/** A process, where it still runs, and all below it. */
export function treeOf(root: number): ProcessEntry[] {
  const children = new Map<number, ProcessEntry[]>();
  const found: ProcessEntry[] = [];
  for (const entry of processTable()) {
    if (entry.pid === root) found.push(entry);
    const siblings = children.get(entry.parent);
    if (siblings === undefined) children.set(entry.parent, [entry]);
    else siblings.push(entry);
  }
  const pending = [root];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    for (const child of children.get(next) ?? []) {
      found.push(child);
      pending.push(child.pid);
    }
  }
  return found;
}

/** Bytes of a process that no file backs: its resident pages without those shared with files. */
export function privateBytes(pid: number): number {
  try {
    const [, resident = "0", shared = "0"] = readFileSync(`/proc/${String(pid)}/statm`, "latin1").split(" ");
    return Math.max(0, Number(resident) - Number(shared)) * 4096;
  } catch {
    return 0;
  }
}
