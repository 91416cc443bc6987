import { execFileSync } from "node:child_process";
import { cpus, homedir, release, totalmem, type as osType } from "node:os";
import { join, resolve } from "node:path";
import { type BenchReport } from "./report.ts";

/** The machine that the numbers are from. */
export function thisMachine(): BenchReport["machine"] {
  const processors = cpus();
  return {
    cpu: processors[0]?.model.trim() ?? "unknown",
    cores: processors.length,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    os: `${osType()} ${release()}`,
    node: process.versions.node,
  };
}

/** The commit that is checked out. */
export function currentCommit(folder: string): string {
  const git = (...args: readonly string[]): string =>
    execFileSync("git", args, { cwd: folder, encoding: "utf8" }).trim();
  return `${git("rev-parse", "HEAD")}${git("status", "--porcelain") === "" ? "" : "-dirty"}`;
}

/** Where the peers and corpora of a bench are kept: outside the workspace, so that they never mix with it. */
export function cacheFolder(bench: string, environment: NodeJS.ProcessEnv): string {
  return join(environment["MAZE_BENCH_CACHE"] ?? join(homedir(), ".cache", "maze-bench"), bench);
}

/** The folder with data that is no part of the repository: `--data`, else `MAZE_BENCH_DATA`. */
export function dataFolder(given: string | undefined, environment: NodeJS.ProcessEnv): string | undefined {
  const named = given ?? environment["MAZE_BENCH_DATA"];
  return named === undefined ? undefined : resolve(environment["INIT_CWD"] ?? process.cwd(), named);
}
