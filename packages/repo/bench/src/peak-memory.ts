import { readFileSync } from "node:fs";

const everyMilliseconds = 10;

/**
 * Watches a process and its descendants until `stop` returns the most memory that they held together, in megabytes.
 * The system keeps the high-water mark of each living process (`VmHWM`, proc(5)), so what is missed between two looks
 * is only what a process takes in its last moments. Elsewhere than on Linux the answer is `NaN`.
 */
export function peakMemory(pid: number): { readonly stop: () => number } {
  let peak = Number.NaN;
  const timer = setInterval(() => {
    const now = treeMemory(pid);
    if (now > 0 && !(now <= peak)) peak = now;
  }, everyMilliseconds);
  return {
    stop: () => {
      clearInterval(timer);
      return peak;
    },
  };
}

function treeMemory(pid: number): number {
  try {
    const own = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").split(" ").filter(Boolean);
    return Number(own ?? 0) / 1024 + children.reduce((sum, child) => sum + treeMemory(Number(child)), 0);
  } catch {
    // The process ended between two looks.
    return 0;
  }
}
