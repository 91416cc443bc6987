import { spawn } from "node:child_process";
import { once } from "node:events";
import { type Stage } from "./stage.ts";

/** A stage that takes longer hangs: it is ended, with everything it started, so that the verdict still comes. */
const limitSeconds = 600;

/** A stage that passes when a command exits with 0. The command writes to the output of this process. */
export function commandStage(
  name: string,
  root: string,
  command: readonly [string, ...string[]],
  seconds = limitSeconds,
): Stage {
  return {
    name,
    run: async () => {
      const [program, ...args] = command;
      const child = spawn(program, args, { cwd: root, stdio: ["ignore", "inherit", "inherit"], detached: true });
      const ended = once(child, "exit") as Promise<[number | null, string | null]>;
      const end = (): void => endGroup(child.pid);
      const timer = setTimeout(end, seconds * 1000);
      // A group of its own does not hear what this process hears; it must not outlive it either.
      process.once("exit", end);
      const [code, signal] = await ended.finally(() => clearTimeout(timer));
      process.removeListener("exit", end);
      if (code === 0) return { status: "passed" };
      const reason = signal === "SIGKILL" ? `ended after ${seconds} s` : `ended by ${signal ?? "nobody"}`;
      return { status: "failed", reason: code === null ? reason : `exit ${code}` };
    },
  };
}

/** Ends a command that leads its own process group, and the whole group with it. */
function endGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // It ended by itself in the meantime.
  }
}
