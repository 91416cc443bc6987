import { type ChildProcess, spawn } from "node:child_process";
import { Duplex, Writable } from "node:stream";
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
import { GO, type Launch, READY } from "./limits/launcher.ts";
import { watchTree } from "./limits/watch-tree.ts";
import { createOutputCollector } from "./output-collector.ts";
import { killGroup, killTree } from "./process-tree.ts";

/** Bytes kept of each stream where the command says nothing. */
const DEFAULT_OUTPUT_BYTES = 4 * 1024 * 1024;
/** Bytes kept of what a launcher tells. */
const TOLD_BYTES = 64 * 1024;
/** Milliseconds that streams may stay open after the program ended, held by a process that outlived it. */
const DRAIN_MS = 250;

/** How a level starts a command, and which limits it holds by other means than looking. */
export interface RunPlan {
  readonly launch: Launch;
  /** Where the launching program starts; the command's own directory unless the level enters it by itself. */
  readonly directory: string;
  /** Texts for the streams from 3 on; `undefined` for one that the launch writes. */
  readonly streams: readonly (string | undefined)[];
  /** Limits that the kernel holds. */
  readonly held: ReadonlySet<string>;
  /** The limit at which the kernel refused something, where it did: a program may wait for ever for what it was refused. */
  readonly refused: () => IsolatedResult["limitHit"];
  /** Hears the texts that the launch wrote on the streams from 3 on, and answers what they and the kernel tell of the run. */
  readonly finish: (streams: readonly string[]) => Pick<IsolatedResult, "limitHit" | "usage">;
  /** Frees what the plan holds, however the run ended. */
  readonly dispose: () => void;
}

/** The plan of a command that nothing surrounds. */
export function plainPlan({ program, args, env, directory }: IsolatedCommand): RunPlan {
  const nothing = {
    streams: [],
    held: new Set<string>(),
    refused: () => undefined,
    finish: () => ({}),
    dispose: () => undefined,
  };
  return { launch: { program, args, env }, directory, ...nothing };
}

/**
 * Runs a program in a process group of its own and kills the whole tree at the wall limit, at cancellation, when this
 * program ends, and when the program itself ends with children left.
 *
 * @throws {MazeError} MAZE_SANDBOX_START_FAILED, MAZE_CORE_ABORTED
 */
export async function runCommand(
  input: IsolatedCommand,
  context?: OperationContext,
  planOf: (command: IsolatedCommand) => RunPlan = plainPlan,
): Promise<IsolatedResult> {
  const command = parseData(isolatedCommandSchema, input, "isolated command");
  const signal = context?.signal;
  throwIfAborted(signal);
  const { wallMs, outputBytes = DEFAULT_OUTPUT_BYTES } = command.limits;
  const plan = planOf(command);
  const started = performance.now();
  const child = start(command, plan);
  const stdout = createOutputCollector(outputBytes);
  const stderr = createOutputCollector(outputBytes);
  child.stdout?.on("data", stdout.add);
  child.stderr?.on("data", stderr.add);
  // A program that does not read its input closes the pipe: that is its right.
  child.stdin?.on("error", () => undefined);
  child.stdin?.end(command.stdin ?? "");
  const told = plan.streams.map((text, index) => exchange(child, index + 3, text));

  let hasEnded = false;
  const kill = (): void => {
    if (!hasEnded) killTree(child.pid);
  };
  let limitHit: IsolatedResult["limitHit"];
  const exceeded = (limit: NonNullable<IsolatedResult["limitHit"]>): void => {
    if (hasEnded || limitHit !== undefined) return;
    limitHit = limit;
    kill();
  };
  const timer = setTimeout(exceeded, wallMs, "wall");
  const writable = command.writable ?? [];
  const watch =
    child.pid === undefined
      ? undefined
      : watchTree(child.pid, command.limits, { except: plan.held, refused: plan.refused, writable, exceeded });
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
    const { limitHit: heldLimit, usage } = plan.finish(told.map(({ text }) => text()));
    limitHit ??= heldLimit;
    return {
      exitCode: end.code,
      signal: end.signal,
      stdout: stdout.text(),
      stderr: stderr.text(),
      truncated: stdout.truncated || stderr.truncated,
      ...(limitHit === undefined ? {} : { limitHit }),
      wallMs: performance.now() - started,
      usage: { ...watch?.usage(), ...usage },
    };
  } finally {
    clearTimeout(timer);
    watch?.stop();
    plan.dispose();
    signal?.removeEventListener("abort", kill);
    forget();
  }
}

function start(command: IsolatedCommand, { launch, directory, streams, dispose }: RunPlan): ChildProcess {
  try {
    return spawn(launch.program, [...launch.args], {
      cwd: directory,
      env: { ...launch.env },
      stdio: ["pipe", "pipe", "pipe", ...streams.map(() => "pipe" as const)],
      detached: process.platform !== "win32",
      windowsHide: true,
    });
  } catch (cause) {
    dispose();
    throw startFailure(command, cause);
  }
}

/** Writes a text to one of the further streams of a process, or collects what it writes there and lets it go when it is ready. */
function exchange(child: ChildProcess, index: number, text: string | undefined): { text: () => string } {
  const collector = createOutputCollector(TOLD_BYTES);
  const stream = child.stdio[index];
  stream?.on("error", () => undefined);
  if (text !== undefined && stream instanceof Writable) stream.end(text);
  else {
    stream?.on("data", (chunk: Buffer) => {
      collector.add(chunk);
      if (stream instanceof Duplex && chunk.includes(READY)) stream.write(GO);
    });
  }
  return collector;
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
