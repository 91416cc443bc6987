import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import type { CliIo } from "../src/cli-io.ts";
import { runCli } from "../src/run-cli.ts";

/** What a command line printed and how it ended. */
export interface CliRun {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A directory with files, removed when the test ends; a path in it has a space and a non-ASCII letter. */
export function makeProject(files: Readonly<Record<string, string>> = {}): string {
  const directory = mkdtempSync(join(tmpdir(), "mäze project-"));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true, maxRetries: 3 }));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), text);
  }
  return directory;
}

/** Runs a command line in this process, in a home of its own. */
export async function maze(
  args: readonly string[],
  {
    cwd = makeProject(),
    env = {},
    signal = new AbortController().signal,
    isTerminal = false,
  }: { cwd?: string; env?: Record<string, string>; signal?: AbortSignal; isTerminal?: boolean } = {},
): Promise<CliRun> {
  let stdout = "";
  let stderr = "";
  const home = makeProject();
  const io: CliIo = {
    stdout: (text) => void (stdout += text),
    stderr: (text) => void (stderr += text),
    stderrIsTty: isTerminal,
    colour: isTerminal,
    env: { PATH: process.env["PATH"], ...env },
    cwd,
    platform: process.platform,
    blocking: (work) => work(),
    homeDirectory: home,
    signal,
    now: () => performance.now(),
    date: () => Date.now(),
  };
  const exitCode = await runCli(args, io);
  return { exitCode, stdout, stderr };
}
