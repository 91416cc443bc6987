import { readdirSync, readFileSync } from "node:fs";

/** Milliseconds of user and system time of this process and of its children that are alive. */
export function treeCpu(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000 + children().reduce((sum, pid) => sum + cpuOf(pid), 0);
}

/**
 * The same to the microsecond, for short works: threads tell the nanoseconds that they ran (`schedstat`, proc(5)). What
 * a thread used that has ended is lost, so this is no measure of a whole process.
 */
export function preciseTreeCpu(): number {
  const { user, system } = process.cpuUsage();
  const threads = children().flatMap((pid) =>
    readdirSync(`/proc/${pid}/task`).map((task) => `/proc/${pid}/task/${task}`),
  );
  const ran = threads.map((path) => Number(readFileSync(`${path}/schedstat`, "utf8").split(" ", 1)[0]) / 1e6);
  return (user + system) / 1000 + ran.reduce((sum, time) => sum + time, 0);
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
