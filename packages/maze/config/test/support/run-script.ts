import { spawn, type ChildProcess } from "node:child_process";
import { join } from "node:path";
import { onTestFinished } from "vitest";

/** Runs a script of this directory in a process of its own, which ends with the test at the latest. */
export function runScript(script: string, ...args: readonly string[]): ChildProcess {
  const child = spawn(process.execPath, ["--conditions=maze-source", join(import.meta.dirname, script), ...args], {
    stdio: ["ignore", "pipe", "inherit"],
    cwd: import.meta.dirname,
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  return child;
}
