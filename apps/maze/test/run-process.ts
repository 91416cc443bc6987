import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chmodSync, closeSync, openSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { makeProject, type CliRun } from "./run-cli.ts";

export interface ProcessOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  /** A program and its arguments that start the command. */
  readonly through?: readonly string[];
  /** The user to run as. */
  readonly uid?: number;
  /** A stream that nobody reads: its other end is closed at once. */
  readonly closed?: "stdout" | "stderr";
  /** A file that stdout goes to. */
  readonly stdoutFile?: string;
}

/** The command as it is typed: the arguments of a program. */
export const command = (args: readonly string[]): string[] => [
  process.execPath,
  "--conditions=maze-source",
  join(import.meta.dirname, "../src/bin.ts"),
  ...args,
];

/** Runs a command line in a process of its own, in a home of its own. */
export async function mazeProcess(args: readonly string[], options: ProcessOptions): Promise<CliRun> {
  const { cwd, env = {}, through = [], uid, closed, stdoutFile } = options;
  const [program = "", ...rest] = [...through, ...command(args)];
  const file = stdoutFile === undefined ? undefined : openSync(stdoutFile, "w");
  const home = makeProject();
  chmodSync(home, 0o755);
  const child = spawn(program, rest, {
    cwd,
    env: { PATH: process.env["PATH"], HOME: home, TMPDIR: tmpdir(), ...env },
    stdio: ["ignore", file ?? "pipe", "pipe"],
    ...(uid === undefined ? {} : { uid, gid: uid }),
  });
  if (file !== undefined) closeSync(file);
  const ended = once(child, "close") as Promise<[number | null]>;
  if (closed !== undefined) child[closed]?.destroy();
  const read = (stream: NodeJS.ReadableStream | null, name: string): Promise<string> =>
    stream === null || closed === name ? Promise.resolve("") : text(stream);
  const [stdout, stderr, [exitCode]] = await Promise.all([
    read(child.stdout, "stdout"),
    read(child.stderr, "stderr"),
    ended,
  ]);
  return { exitCode: exitCode ?? -1, stdout, stderr };
}

const isRoot = process.getuid?.() === 0;

/** A user who may write nothing of ours; ourselves where we are not root. */
export const stranger = isRoot ? 65_534 : undefined;

/** Root needs another user to be refused, and that one may be kept out of the folder that this clone lies in. */
export const strangerCanRun =
  process.platform !== "win32" &&
  (!isRoot || spawnSync(process.execPath, ["-e", "0"], { uid: 65_534, gid: 65_534 }).status === 0);

/** Whether a file system can be mounted for one process alone. */
export const canMount = isRoot && spawnSync("unshare", ["-m", "true"]).status === 0;
