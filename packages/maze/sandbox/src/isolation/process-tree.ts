import { spawnSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";

/** Kills a process, its group, and every descendant that can be found, also those that left the group. */
export function killTree(root: number | undefined): void {
  if (root === undefined) return;
  if (process.platform === "win32") {
    spawnSync("taskkill", ["/pid", String(root), "/t", "/f"], { windowsHide: true });
    return;
  }
  const descendants = descendantsOf(root);
  kill(-root);
  kill(root);
  for (const pid of descendants) kill(pid);
}

function kill(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
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
