import { mkdirSync, readFileSync, readdirSync, rmdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { IsolationLimits, IsolationUsage } from "@maze/core";

/** Where a controller can be used: the hierarchy's files differ between the two versions. */
interface Controller {
  readonly version: 1 | 2;
  readonly directory: string;
}

/** Control groups that hold one run. */
export interface ControlGroups {
  /** Files that take the number of the process that joins. */
  readonly groupFiles: readonly string[];
  /** Limits that the kernel holds by these groups. */
  readonly holds: ReadonlySet<"memory" | "processes">;
  usage(): IsolationUsage;
  /** The limit at which the kernel ended or refused something, where it did. */
  limitHit(): "memory" | "processes" | undefined;
  /** Removes the groups; what still runs in them keeps them, and a later run removes them. */
  remove(): void;
}

const PREFIX = "maze-";
let counter = 0;

/** Groups for the limits of a run, or none of them where this user may not make any. */
export function createControlGroups(limits: IsolationLimits): ControlGroups {
  const name = `${PREFIX}${String(process.pid)}-${String(counter++)}`;
  const memory = limits.memoryMb === undefined ? undefined : memoryGroup(name, limits.memoryMb * 1024 * 1024);
  const pids = limits.processes === undefined ? undefined : processGroup(name, limits.processes);
  const groups = [memory, pids].filter((group) => group !== undefined);
  return {
    groupFiles: [...new Set(groups.map(({ directory }) => join(directory, "cgroup.procs")))],
    holds: new Set([...(memory ? (["memory"] as const) : []), ...(pids ? (["processes"] as const) : [])]),
    usage: () => {
      const bytes =
        memory &&
        readNumber(join(memory.directory, memory.version === 1 ? "memory.max_usage_in_bytes" : "memory.peak"));
      return bytes === undefined ? {} : { peakMemoryMb: bytes / 1024 / 1024 };
    },
    limitHit: () => {
      if (memory !== undefined && oomKills(memory) > 0) return "memory";
      if (pids !== undefined && eventCount(join(pids.directory, "pids.events"), "max") > 0) return "processes";
      return undefined;
    },
    remove: () => {
      for (const { directory } of groups) removeDirectory(directory);
    },
  };
}

function memoryGroup(name: string, bytes: number): Controller | undefined {
  return makeGroup("memory", name, ({ version, directory }) => {
    if (version === 2) {
      writeFileSync(join(directory, "memory.max"), String(bytes));
      writeIfPresent(join(directory, "memory.swap.max"), "0");
      return;
    }
    writeFileSync(join(directory, "memory.limit_in_bytes"), String(bytes));
    writeIfPresent(join(directory, "memory.memsw.limit_in_bytes"), String(bytes));
  });
}

function processGroup(name: string, processes: number): Controller | undefined {
  return makeGroup("pids", name, ({ directory }) => {
    // The launcher, the isolating program and its reaper are in the group as well.
    writeFileSync(join(directory, "pids.max"), String(processes + 4));
  });
}

/** A group below our own, with its limit set; nothing where that is not allowed, and nothing is left behind. */
function makeGroup(controller: string, name: string, limit: (group: Controller) => void): Controller | undefined {
  const parent = ownGroup(controller);
  if (parent === undefined || /\s/.test(parent.directory)) return undefined;
  const group = { version: parent.version, directory: join(parent.directory, name) };
  removeLeftovers(parent.directory);
  try {
    mkdirSync(group.directory);
  } catch {
    return undefined;
  }
  try {
    limit(group);
    return group;
  } catch {
    removeDirectory(group.directory);
    return undefined;
  }
}

/** The group that this process is in, for one controller, from `/proc/self/cgroup` and the mounts. */
function ownGroup(controller: string): Controller | undefined {
  let groups: string;
  let mounts: string;
  try {
    groups = readFileSync("/proc/self/cgroup", "utf8");
    mounts = readFileSync("/proc/self/mountinfo", "utf8");
  } catch {
    return undefined;
  }
  const first = groups.split("\n").find((line) => line.split(":")[1]?.split(",").includes(controller) === true);
  if (first !== undefined) return at(mounts, "cgroup", first, (options) => options.split(",").includes(controller), 1);
  const unified = groups.split("\n").find((line) => line.startsWith("0::"));
  return unified === undefined ? undefined : at(mounts, "cgroup2", unified, () => true, 2);
}

function at(
  mounts: string,
  type: string,
  line: string,
  fits: (superOptions: string) => boolean,
  version: 1 | 2,
): Controller | undefined {
  for (const mount of mounts.split("\n")) {
    const [before = "", after = ""] = mount.split(" - ");
    const [, , , root = "/", point = ""] = before.split(" ");
    const [mounted, , options = ""] = after.split(" ");
    if (mounted !== type || !fits(options)) continue;
    const path = line.slice(line.indexOf(":", line.indexOf(":") + 1) + 1);
    const below = root === "/" ? path : path.startsWith(root) ? path.slice(root.length) : "";
    return { version, directory: join(point, below) };
  }
  return undefined;
}

function oomKills({ version, directory }: Controller): number {
  return eventCount(join(directory, version === 1 ? "memory.oom_control" : "memory.events"), "oom_kill");
}

function eventCount(file: string, event: string): number {
  try {
    return Number(new RegExp(`^${event} (\\d+)$`, "m").exec(readFileSync(file, "utf8"))?.[1] ?? 0);
  } catch {
    return 0;
  }
}

function readNumber(file: string): number | undefined {
  try {
    const value = Number(readFileSync(file, "utf8"));
    return Number.isFinite(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function writeIfPresent(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch {
    // Without swap accounting there is no such file.
  }
}

/** Removes groups of programs that were killed before they could. */
function removeLeftovers(parent: string): void {
  for (const name of readdirSync(parent)) {
    const pid = /^maze-(\d+)-\d+$/.exec(name)?.[1];
    if (pid !== undefined && !isRunning(Number(pid))) removeDirectory(join(parent, name));
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

function removeDirectory(directory: string): void {
  try {
    rmdirSync(directory);
  } catch {
    // Its last process may not be gone yet; the next run removes it.
  }
}
