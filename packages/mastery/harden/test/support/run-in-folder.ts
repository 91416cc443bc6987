import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { TestRun, TestRunner } from "@mastery/harden";

export interface CountingRunner extends TestRunner {
  runs(): number;
}

/** A real test run: the files are written into a fresh folder, and a program that prints JSON lines is run there. */
export function createFolderRunner(
  tests: Readonly<Record<string, string>>,
  command: readonly [string, ...string[]],
): CountingRunner {
  let count = 0;
  return {
    runs: () => count,
    async run({ files, timeoutMs }) {
      count += 1;
      const folder = mkdtempSync(join(tmpdir(), "harden-"));
      try {
        for (const [path, text] of Object.entries({ ...files, ...tests })) {
          mkdirSync(dirname(join(folder, path)), { recursive: true });
          writeFileSync(join(folder, path), text);
        }
        return await runProgram(command, folder, timeoutMs);
      } finally {
        rmSync(folder, { recursive: true });
      }
    },
  };
}

/** `node --test` on a test file. */
export function createNodeRunner(testFile: string, text: string): CountingRunner {
  const reporter = join(import.meta.dirname, "node-reporter.mjs");
  return createFolderRunner({ [testFile]: text, "package.json": '{"type":"module"}' }, [
    process.execPath,
    "--test",
    "--test-isolation=none",
    `--test-reporter=${reporter}`,
    testFile,
  ]);
}

/** `unittest` on a test module. */
export function createPythonRunner(testModule: string, text: string): CountingRunner {
  const script = join(import.meta.dirname, "report_unittest.py");
  return createFolderRunner({ [`${testModule}.py`]: text }, ["python3", script, testModule]);
}

function runProgram([program, ...args]: readonly [string, ...string[]], cwd: string, limit: number): Promise<TestRun> {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const env = { ...process.env, NODE_TEST_CONTEXT: undefined, NODE_OPTIONS: undefined, PYTHONDONTWRITEBYTECODE: "1" };
    const child = spawn(program, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
    let [output, complaint, late] = ["", "", false];
    child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on("data", (chunk: Buffer) => (complaint += chunk.toString()));
    const timer = setTimeout(() => {
      late = true;
      child.kill("SIGKILL");
    }, limit);
    child.on("error", reject);
    child.on("close", () => {
      clearTimeout(timer);
      const durationMs = performance.now() - started;
      const tests = output
        .split("\n")
        .flatMap((line) => (line.startsWith("{") ? [JSON.parse(line) as TestRun["tests"][number]] : []));
      const status = late ? "timeout" : tests.length === 0 ? "crashed" : "completed";
      resolve({ status, tests, durationMs, ...(status !== "completed" && { message: complaint.slice(-500) }) });
    });
  });
}
