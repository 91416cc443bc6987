import { existsSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { makeProject } from "./run-cli.ts";
import { mazeProcess } from "./run-process.ts";

describe("an output that fails", () => {
  const full = "/dev/full";
  test.skipIf(!existsSync(full))("on a full disk (skipped where there is none to try) is an error", async () => {
    const run = await mazeProcess(["config", "list"], { cwd: makeProject(), stdoutFile: full });
    expect(run).toEqual({
      exitCode: 1,
      stdout: "",
      stderr:
        "error MAZE_CLI_STDOUT: the output cannot be written: ENOSPC: no space left on device, write\n" +
        "hint: Make room where the output goes, or send it elsewhere, and run the command again.\n",
    });
  });

  test.each([
    [["config", "list"], 0],
    [["--help"], 0],
    [["config", "get", "no.key", "--json"], 2],
  ])("whose reader has gone ends %j quietly with its own exit code %d", async (args, exitCode) => {
    const run = await mazeProcess(args, { cwd: makeProject(), closed: "stdout" });
    expect(run.exitCode).toBe(exitCode);
    expect(run.stderr).not.toMatch(/EPIPE|^\s+at /m);
  });

  test("keeps the exit code where nobody reads stderr", async () => {
    const run = await mazeProcess(["config", "get", "no.key"], { cwd: makeProject(), closed: "stderr" });
    expect(run).toEqual({ exitCode: 2, stdout: "", stderr: "" });
  });
});
