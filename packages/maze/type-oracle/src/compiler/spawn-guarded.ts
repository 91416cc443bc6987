import { spawn, type ChildProcess } from "node:child_process";
import { existsSync } from "node:fs";
import type { Readable, Writable } from "node:stream";

/** A process that cannot outlive this one. */
export interface GuardedProcess {
  readonly child: ChildProcess;
  readonly stdin: Writable;
  readonly stdout: Readable;
  readonly stderr: Readable;
  /** All streams that would keep this process alive. */
  readonly streams: readonly (Readable | Writable)[];
}

const SHELL = "/bin/sh";

/**
 * Waits on a pipe that only the parent holds, in the background, and becomes the program. When the pipe closes without
 * a line, the parent is gone, and the program is killed; a line says that the program itself has ended. It ignores the
 * signals that a whole group of processes gets (`timeout`, a closed terminal): the compiler may survive them.
 * The compiler is a Go program that lives for a short time: it collects garbage less often than Go would have it as
 * long as it is small, unless the environment says otherwise (the limit lies below the one at which it is started again).
 */
const GUARD =
  '{ trap "" TERM HUP INT; read -r _ <&3 || kill -9 $$; } </dev/null >/dev/null 2>&1 & export GOGC="${GOGC:-400}" GOMEMLIMIT="${GOMEMLIMIT:-2000MiB}"; exec "$0" "$@" 3<&-';

/**
 * Starts a program that is killed when this process ends, however it ends. A closed stdin alone does not do that: the
 * compiler of 7.0.2 waits for ever for the answer to a callback when its client has died. Windows ends the children of
 * a process with it; where there is no shell, the closed stdin has to do.
 */
export function spawnGuarded(program: string, args: readonly string[]): GuardedProcess {
  const isGuarded = process.platform !== "win32" && existsSync(SHELL);
  const child = isGuarded
    ? spawn(SHELL, ["-c", GUARD, program, ...args], { stdio: ["pipe", "pipe", "pipe", "pipe"] })
    : spawn(program, args, { stdio: ["pipe", "pipe", "pipe"], windowsHide: true });
  const [stdin, stdout, stderr, guard] = child.stdio as [Writable, Readable, Readable, Writable?, ...unknown[]];
  // Writing to a process that has just ended fails; its end is told by "close".
  for (const stream of [stdin, guard]) stream?.on("error", () => undefined);
  child.once("exit", () => guard?.end("ended\n"));
  return {
    child,
    stdin,
    stdout,
    stderr,
    streams: guard === undefined ? [stdin, stdout, stderr] : [stdin, stdout, stderr, guard],
  };
}
