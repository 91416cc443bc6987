import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import type { CliIo } from "../src/cli-io.ts";
import { runCli } from "../src/run-cli.ts";
import { makeCurricula } from "./fixture-curriculum.ts";
import { makeDirectory } from "./make-directory.ts";

export interface CliRun {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A learner with a project, a home of their own, and a folder of curricula. */
export interface Learner {
  readonly project: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Runs a command line in this process. */
  run(...args: readonly string[]): Promise<CliRun>;
  json(...args: readonly string[]): Promise<Record<string, unknown>>;
}

export function makeLearner({ curricula = makeCurricula(), project = makeDirectory() } = {}): Learner {
  const home = makeDirectory();
  const env = { PATH: process.env["PATH"], MASTERY_HOME: home, MASTERY_CURRICULA: curricula };
  const run = async (...args: readonly string[]): Promise<CliRun> => {
    let stdout = "";
    let stderr = "";
    const io: CliIo = {
      stdout: (written) => void (stdout += written),
      stderr: (written) => void (stderr += written),
      stdin: () => Promise.resolve(undefined),
      env,
      cwd: project,
      homeDirectory: home,
      node: process.execPath,
      signal: new AbortController().signal,
      now: () => Date.now(),
    };
    const exitCode = await runCli([...args, ...unsafe(args)], io);
    return { exitCode, stdout, stderr };
  };
  return {
    project,
    env,
    run,
    json: async (...args) => JSON.parse((await run(...args, "--json")).stdout) as Record<string, unknown>,
  };
}

/** A machine that offers no isolation runs the tests without; what is isolated is tested in @maze/sandbox. */
const unsafe = (args: readonly string[]): readonly string[] =>
  args.includes("--help") || args.length === 0 ? [] : ["--unsafe-no-isolation"];

/** A command in a process of its own, to be killed or to be raced. */
export function startCommand(learner: Learner, ...args: readonly string[]) {
  const bin = join(import.meta.dirname, "../src/bin.ts");
  const child = spawn(process.execPath, ["--conditions=maze-source", bin, ...args, ...unsafe(args)], {
    cwd: learner.project,
    env: { ...learner.env, PATH: learner.env["PATH"] ?? "" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, "close") as Promise<[number | null]>,
  ]).then(([stdout, stderr, [exitCode]]): CliRun => ({ exitCode: exitCode ?? -1, stdout, stderr }));
  return { child, ended };
}
