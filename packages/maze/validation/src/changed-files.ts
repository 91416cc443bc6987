import { spawn } from "node:child_process";
import { MazeError, type OperationContext, throwIfAborted } from "@maze/core";
import { validationErrorCodes } from "./errors.ts";

/**
 * Files of a project that differ from a revision of its git repository, uncommitted and untracked ones included, ignored
 * ones not: paths relative to the project, sorted. What was deleted is left out.
 *
 * @throws {MazeError} MAZE_VALIDATION_NO_REVISION; MAZE_VALIDATION_GIT where git is missing or there is no repository;
 * MAZE_CORE_ABORTED
 */
export async function changedSince(
  directory: string,
  revision: string,
  context: OperationContext = {},
): Promise<string[]> {
  const missing = new MazeError({
    code: "MAZE_VALIDATION_NO_REVISION",
    message: `there is no revision ${JSON.stringify(revision)} in this repository`,
    hint: validationErrorCodes.MAZE_VALIDATION_NO_REVISION.hint,
  });
  if (revision.startsWith("-") || revision === "") throw missing;
  await git(directory, ["rev-parse", "--git-dir"], context);
  const resolved = await git(
    directory,
    ["rev-parse", "--verify", "--quiet", "--end-of-options", `${revision}^{commit}`],
    context,
  ).catch((thrown: unknown) => {
    throw MazeError.is(thrown, "MAZE_VALIDATION_GIT") ? missing : thrown;
  });
  const changed = await git(
    directory,
    [
      "diff",
      "--name-only",
      "-z",
      "--no-ext-diff",
      "--no-renames",
      "--diff-filter=d",
      "--relative",
      resolved.trim(),
      "--",
      ".",
    ],
    context,
  );
  const untracked = await git(directory, ["ls-files", "--others", "--exclude-standard", "-z", "--", "."], context);
  return [...new Set(`${changed}${untracked}`.split("\0"))].filter((path) => path !== "").sort();
}

async function git(directory: string, args: readonly string[], context: OperationContext): Promise<string> {
  throwIfAborted(context.signal);
  // Nothing that a repository configures is run: no hooks, no external diff, no monitor of the file system.
  const safe = ["-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "--no-optional-locks"];
  const child = spawn("git", [...safe, ...args], { cwd: directory, stdio: ["ignore", "pipe", "pipe"] });
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => out.push(chunk));
  child.stderr.on("data", (chunk: Buffer) => err.push(chunk));
  const stop = (): void => {
    child.kill("SIGKILL");
  };
  context.signal?.addEventListener("abort", stop, { once: true });
  try {
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once("error", reject);
      child.once("close", resolve);
    });
    throwIfAborted(context.signal);
    if (code === 0) return Buffer.concat(out).toString("utf8");
    const said = Buffer.concat(err).toString("utf8").trim().split("\n")[0] ?? "";
    throw failure(`git ${args[0] ?? ""} failed: ${said}`);
  } catch (thrown) {
    throwIfAborted(context.signal);
    if (MazeError.is(thrown)) throw thrown;
    throw failure(`git could not be run: ${thrown instanceof Error ? thrown.message : String(thrown)}`);
  } finally {
    context.signal?.removeEventListener("abort", stop);
  }
}

const failure = (message: string): MazeError =>
  new MazeError({ code: "MAZE_VALIDATION_GIT", message, hint: validationErrorCodes.MAZE_VALIDATION_GIT.hint });
