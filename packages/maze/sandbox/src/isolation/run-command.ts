import { type ChildProcess, spawn } from "node:child_process";
import {
  type IsolatedCommand,
  type IsolatedResult,
  MazeError,
  type OperationContext,
  isolatedCommandSchema,
  parseData,
  throwIfAborted,
} from "@maze/core";
import { atExit } from "../internal/at-exit.ts";
import { createOutputCollector } from "./output-collector.ts";
import { killGroup, killTree } from "./process-tree.ts";

/** Bytes kept of each stream where the command says nothing. */
const DEFAULT_OUTPUT_BYTES = 4 * 1024 * 1024;
/** Milliseconds that streams may stay open after the program ended, held by a process that outlived it. */
const DRAIN_MS = 250;

/**
 * Runs a program in a process group of its own and kills the whole tree at the wall limit, at cancellation, when this
 * program ends, and when the program itself ends with children left.
 *
 * @throws {MazeError} MAZE_SANDBOX_START_FAILED, MAZE_CORE_ABORTED
 */
export async function runCommand(input: IsolatedCommand, context?: OperationContext): Promise<IsolatedResult> {
  const command = parseData(isolatedCommandSchema, input, "isolated command");
  const signal = context?.signal;
  throwIfAborted(signal);
  const { wallMs, outputBytes = DEFAULT_OUTPUT_BYTES } = command.limits;
  const started = performance.now();
  const child = start(command);
  const stdout = createOutputCollector(outputBytes);
  const stderr = createOutputCollector(outputBytes);
  child.stdout?.on("data", stdout.add);
  child.stderr?.on("data", stderr.add);
  // A program that does not read its input closes the pipe: that is its right.
  child.stdin?.on("error", () => undefined);
  child.stdin?.end(command.stdin ?? "");

  let hasEnded = false;
  const kill = (): void => {
    if (!hasEnded) killTree(child.pid);
  };
  let limitHit: "wall" | undefined;
  const timer = setTimeout(() => {
    if (hasEnded) return;
    limitHit = "wall";
    kill();
  }, wallMs);
  signal?.addEventListener("abort", kill, { once: true });
  const forget = atExit(kill);
  try {
    const end = await endOf(child, command);
    hasEnded = true;
    killGroup(child.pid);
    await drained(child);
    if (signal?.aborted === true) {
      throw new MazeError({
        code: "MAZE_CORE_ABORTED",
        message: `${command.program} was cancelled`,
        cause: signal.reason,
      });
    }
    return {
      exitCode: end.code,
      signal: end.signal,
      stdout: stdout.text(),
      stderr: stderr.text(),
      truncated: stdout.truncated || stderr.truncated,
      ...(limitHit === undefined ? {} : { limitHit }),
      wallMs: performance.now() - started,
    };
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", kill);
    forget();
  }
}

function start(command: IsolatedCommand): ChildProcess {
  try {
    return spawn(command.program, [...command.args], {
      cwd: command.directory,
      env: { ...command.env },
      stdio: ["pipe", "pipe", "pipe"],
      detached: process.platform !== "win32",
      windowsHide: true,
    });
  } catch (cause) {
    throw startFailure(command, cause);
  }
}

function endOf(child: ChildProcess, command: IsolatedCommand): Promise<{ code: number | null; signal: string | null }> {
  return new Promise((resolve, reject) => {
    child.once("error", (cause) => {
      if (child.pid === undefined) reject(startFailure(command, cause));
    });
    child.once("exit", (code, signal) => {
      resolve({ code, signal });
    });
  });
}

/** Waits for the rest of the output, but not for a process that keeps the streams open for ever. */
async function drained(child: ChildProcess): Promise<void> {
  if (child.stdout?.closed !== false && child.stderr?.closed !== false) return;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, DRAIN_MS);
  });
  const closed = new Promise<void>((resolve) => {
    child.once("close", () => {
      resolve();
    });
  });
  await Promise.race([closed, late]);
  clearTimeout(timer);
  child.stdout?.destroy();
  child.stderr?.destroy();
}

function startFailure(command: IsolatedCommand, cause: unknown): MazeError {
  return new MazeError({
    code: "MAZE_SANDBOX_START_FAILED",
    message: `cannot start ${command.program} in ${command.directory}: ${cause instanceof Error ? cause.message : String(cause)}`,
    hint: "Check that the program and the directory exist and may be used.",
    details: { program: command.program, directory: command.directory },
    cause,
  });
}
