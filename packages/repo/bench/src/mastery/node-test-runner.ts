import { spawn } from "node:child_process";
import { join } from "node:path";
import type { TestOutcome, TestRun, TestRunner } from "@mastery/harden";
import type { ModuleProject } from "./module-project.ts";

const REPORTER = join(import.meta.dirname, "node-reporter.mjs");

/** Runs a module's `node --test` command in its project, with a reporter that tells assertions from other errors. */
export function createNodeTestRunner(project: ModuleProject, argv: readonly string[]): TestRunner {
  const [program, ...args] = argv;
  if (program !== "node" || args[0] !== "--test") throw new Error(`not a command of node --test: ${argv.join(" ")}`);
  const flags = [
    "--test",
    `--test-reporter=${REPORTER}`,
    ...args.slice(1).filter((arg) => !arg.startsWith("--test-reporter")),
  ];
  return {
    run({ files, timeoutMs }) {
      project.write(files);
      return runNode(flags, project.directory, timeoutMs);
    },
  };
}

function runNode(flags: readonly string[], cwd: string, timeoutMs: number): Promise<TestRun> {
  return new Promise((resolve, reject) => {
    const began = performance.now();
    const child = spawn(process.execPath, flags, { cwd, env: {}, detached: true, stdio: ["ignore", "pipe", "pipe"] });
    let [output, complaint, late] = ["", "", false];
    child.stdout.setEncoding("utf8").on("data", (chunk: string) => (output += chunk));
    child.stderr.setEncoding("utf8").on("data", (chunk: string) => (complaint += chunk));
    const timer = setTimeout(() => {
      late = true;
      // The whole group, since `node --test` runs each test file in a process of its own.
      if (child.pid !== undefined) process.kill(-child.pid, "SIGKILL");
    }, timeoutMs);
    child.on("error", reject);
    child.on("close", () => {
      clearTimeout(timer);
      const tests = output
        .split("\n")
        .flatMap((line) => (line.startsWith("{") ? [JSON.parse(line) as TestOutcome] : []));
      const durationMs = performance.now() - began;
      const status = late ? "timeout" : tests.length === 0 ? "crashed" : "completed";
      resolve({ status, tests, durationMs, message: status === "completed" ? undefined : complaint.slice(0, 500) });
    });
  });
}
