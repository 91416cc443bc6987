import { spawnSync } from "node:child_process";
import { treeOf } from "./limits/process-table.ts";

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
    fresh = treeOf(root)
      .map(({ pid }) => pid)
      .filter((pid) => !stopped.has(pid));
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
