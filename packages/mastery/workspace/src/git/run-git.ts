import { MazeError } from "@maze/core";
import { execFile } from "node:child_process";
import { workspaceErrorCodes } from "../errors.ts";

/** A git directory of our own with a tree to work on. The repository of the learner is never opened. */
export interface GitPlace {
  readonly gitDirectory: string;
  readonly workTree: string;
  readonly index: string;
  /** Where git is looked up. */
  readonly path: string;
  readonly signal?: AbortSignal | undefined;
}

export interface GitOutput {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** No prompt, no pager, no hooks, no settings of the user: what runs depends on nothing but the files. */
const SETTINGS = [
  "core.hooksPath=/dev/null",
  "core.compression=0",
  "core.fsync=none",
  "gc.auto=0",
  "core.quotePath=false",
];

/**
 * Runs one git command and answers whatever its exit code is.
 *
 * @throws {MazeError} MASTERY_WORKSPACE_NO_GIT
 */
export function runGit(place: GitPlace, args: readonly string[]): Promise<GitOutput> {
  const env = {
    PATH: place.path,
    LC_ALL: "C.UTF-8",
    GIT_DIR: place.gitDirectory,
    GIT_WORK_TREE: place.workTree,
    GIT_INDEX_FILE: place.index,
    GIT_CONFIG_NOSYSTEM: "1",
    GIT_CONFIG_GLOBAL: process.platform === "win32" ? "NUL" : "/dev/null",
    GIT_OPTIONAL_LOCKS: "0",
    GIT_TERMINAL_PROMPT: "0",
  };
  const settings = SETTINGS.flatMap((setting) => ["-c", setting]);
  const options = { cwd: place.workTree, env, maxBuffer: 64 * 1024 * 1024, signal: place.signal };
  return new Promise((resolve, reject) => {
    execFile("git", [...settings, ...args], options, (error, stdout, stderr) => {
      if (error === null) resolve({ exitCode: 0, stdout, stderr });
      else if (typeof error.code === "number") resolve({ exitCode: error.code, stdout, stderr });
      else reject(failureOf(place, error));
    });
  });
}

/**
 * Runs one git command that must succeed; answers its standard output.
 *
 * @throws {MazeError} MASTERY_WORKSPACE_GIT, MASTERY_WORKSPACE_NO_GIT
 */
export async function git(place: GitPlace, args: readonly string[]): Promise<string> {
  const { exitCode, stdout, stderr } = await runGit(place, args);
  if (exitCode === 0) return stdout;
  throw new MazeError({
    code: "MASTERY_WORKSPACE_GIT",
    message: `git ${args[0] ?? ""} of ${place.workTree} failed: ${stderr.trim() || `exit code ${String(exitCode)}`}`,
    hint: workspaceErrorCodes.MASTERY_WORKSPACE_GIT.hint,
    details: { args, exitCode },
  });
}

/** Why git did not run at all. */
function failureOf(place: GitPlace, cause: Error): Error {
  if (!("code" in cause) || cause.code !== "ENOENT") return cause;
  return new MazeError({
    code: "MASTERY_WORKSPACE_NO_GIT",
    message: `git is not found in ${place.path}`,
    hint: workspaceErrorCodes.MASTERY_WORKSPACE_NO_GIT.hint,
    cause,
  });
}
