import { spawn, type ChildProcess } from "node:child_process";
import { join } from "node:path";

export interface Finished {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  /** Called with everything on stdout so far. */
  readonly onStdout?: (stdout: string, child: ChildProcess) => void;
  /** Runs as this user. */
  readonly uid?: number;
}

/** Runs a program of `test/programs` in a Node process of its own, from the sources. */
export function runProgram(program: string, args: readonly string[], options: RunOptions = {}): Promise<Finished> {
  const file = join(import.meta.dirname, "../programs", program);
  const child = spawn(process.execPath, ["--conditions=maze-source", file, ...args], {
    stdio: ["ignore", "pipe", "pipe"],
    ...(options.uid === undefined ? {} : { uid: options.uid, gid: options.uid }),
  });
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
    options.onStdout?.(stdout, child);
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code, signal) => resolve({ code, signal, stdout, stderr }));
  });
}
