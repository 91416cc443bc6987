import { spawnSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";

/** Kills a process, its group, and every descendant that can be found, also those that left the group. */
export function killTree(root: number | undefined): void {
  if (root === undefined) return;
  if (process.platform === "win32") {
    spawnSync("taskkill", ["/pid", String(root), "/t", "/f"], { windowsHide: true });
    return;
  }
  const stopped = stopTree(root);
  signal(-root, "SIGKILL");
  for (const pid of stopped) signal(pid, "SIGKILL");
}

/** Kills what a process that has ended left in its group; its own number may belong to somebody else by now. */
export function killGroup(leader: number | undefined): void {
  if (leader !== undefined && process.platform !== "win32") signal(-leader, "SIGKILL");
}

/** Stops processes before they are killed, so that none of them starts another one meanwhile. */
function stopTree(root: number): Set<number> {
  const stopped = new Set<number>();
  for (let fresh = [root]; fresh.length > 0;) {
    for (const pid of fresh) {
      signal(pid, "SIGSTOP");
      stopped.add(pid);
    }
    fresh = descendantsOf(root).filter((pid) => !stopped.has(pid));
  }
  return stopped;
}

function signal(pid: number, name: "SIGSTOP" | "SIGKILL"): void {
  try {
    process.kill(pid, name);
  } catch {
    // It has ended already.
  }
}

/** From `/proc`, where there is one; elsewhere the group must do. */
function descendantsOf(root: number): number[] {
  const children = new Map<number, number[]>();
  for (const [pid, parent] of processes()) children.set(parent, [...(children.get(parent) ?? []), pid]);
  const found: number[] = [];
  const pending = [root];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const below = children.get(next) ?? [];
    found.push(...below);
    pending.push(...below);
  }
  return found;
}

function* processes(): Generator<[pid: number, parent: number]> {
  let names: string[];
  try {
    names = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  } catch {
    return;
  }
  for (const name of names) {
    try {
      const stat = readFileSync(`/proc/${name}/stat`, "latin1");
      // The program name stands in parentheses and may contain anything; state and parent follow.
      const parent = /\) \S (\d+)/.exec(stat.slice(stat.lastIndexOf(")")))?.[1];
      if (parent !== undefined) yield [Number(name), Number(parent)];
    } catch {
      // It ended meanwhile.
    }
  }
}
