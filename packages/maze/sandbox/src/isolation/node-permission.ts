import { realpath } from "node:fs/promises";
import { basename } from "node:path";
import { type IsolatedCommand, type IsolatedResult, MazeError, type OperationContext } from "@maze/core";
import type { IsolationLevel } from "./isolation-level.ts";
import { runCommand } from "./run-command.ts";

const covers = [
  "files: reads of the directory and the readable places, writes to the writable places",
  "child processes, threads, native addons, WASI and the inspector",
  "memory of the JavaScript heap, where a limit is given",
  "wall time, output, environment, working directory",
];

const doesNotCover = [
  "network",
  "memory outside the JavaScript heap, and processor time",
  "signals to other processes of the user",
  "the end of the run where this program itself is killed outright",
  "symbolic links inside readable or writable places that lead outside of them",
  "programs other than Node",
];

const supported = process.allowedNodeEnvironmentFlags.has("--permission");

/** Node's permission model: for JavaScript programs that need no child processes. */
export const nodePermissionIsolation: IsolationLevel = {
  level: "node-permission",
  covers,
  doesNotCover,
  unavailable: supported ? undefined : `Node ${process.versions.node} has no permission model`,
  create: () => ({
    specVersion: "v1",
    id: "node-permission",
    level: "node-permission",
    covers,
    doesNotCover,
    run: runUnderPermissions,
  }),
};

async function runUnderPermissions(command: IsolatedCommand, context?: OperationContext): Promise<IsolatedResult> {
  if (!/^node(\.exe)?$/i.test(basename(command.program)) && command.program !== process.execPath) {
    throw new MazeError({
      code: "MAZE_SANDBOX_UNSUPPORTED",
      message: `the isolation level node-permission runs Node programs only, not ${command.program}`,
      hint: "Give the path of Node as the program and the script as its first argument, or use another level.",
      details: { program: command.program },
    });
  }
  const { memoryMb } = command.limits;
  const [readable, writable] = await Promise.all([
    withRealPaths([command.directory, ...(command.readable ?? []), ...(command.writable ?? [])]),
    withRealPaths(command.writable ?? []),
  ]);
  const flags = [
    "--permission",
    ...readable.map((path) => `--allow-fs-read=${path}`),
    ...writable.map((path) => `--allow-fs-write=${path}`),
    ...(memoryMb === undefined ? [] : [`--max-old-space-size=${String(memoryMb)}`]),
  ];
  const result = await runCommand({ ...command, args: [...flags, ...command.args] }, context);
  const ranOut =
    memoryMb !== undefined && result.limitHit === undefined && result.stderr.includes("heap out of memory");
  return ranOut ? { ...result, limitHit: "memory" } : result;
}

/** Both spellings of a path that leads through a link are in use. */
async function withRealPaths(paths: readonly string[]): Promise<string[]> {
  const real = await Promise.all(paths.map((path) => realpath(path).catch(() => path)));
  return [...new Set([...paths, ...real])];
}
