import { readdirSync, readFileSync } from "node:fs";

/** Milliseconds of user and system time of this process and of its children that are alive. */
export function treeCpu(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000 + children().reduce((sum, pid) => sum + cpuOf(pid), 0);
}

/** The system counts in hundredths of a second (`USER_HZ`, proc(5)). */
const TICK_MS = 10;

function children(): number[] {
  return readdirSync("/proc/self/task")
    .flatMap((task) => readFileSync(`/proc/self/task/${task}/children`, "utf8").split(" "))
    .filter(Boolean)
    .map(Number);
}

function cpuOf(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
}
