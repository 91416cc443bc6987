import { type ChildProcess, fork } from "node:child_process";
import { MazeError } from "@maze/core";
import { atExit } from "../internal/at-exit.ts";
import type { WorkerReply, WorkerRequest } from "./protocol.ts";

export interface ChannelOptions {
  file: string;
  execPath: string;
  execArgv: readonly string[];
  directory: string;
  env: Readonly<Record<string, string>>;
  /** Milliseconds of silence, while a request is open, after which the process counts as blocked. */
  silentMs: number;
}

/** A child process that answers requests one by one; when it ends, every open and later request rejects. */
export interface WorkerChannel {
  request(message: WorkerRequest, what?: Readonly<Record<string, unknown>>): Promise<WorkerReply>;
  /** Kills the process; open requests reject with the reason. */
  kill(reason: MazeError): void;
  readonly closed: Promise<void>;
}

interface Waiting {
  resolve: (reply: WorkerReply) => void;
  reject: (error: MazeError) => void;
  what: Readonly<Record<string, unknown>>;
}

const LONGEST_STDERR = 8000;

export function startWorker(options: ChannelOptions): WorkerChannel {
  const waiting: Waiting[] = [];
  let dead: MazeError | undefined;
  let stderr = "";
  let silence: NodeJS.Timeout | undefined;
  let child: ChildProcess;
  try {
    child = fork(options.file, [], {
      execPath: options.execPath,
      execArgv: [...options.execArgv],
      cwd: options.directory,
      env: { ...options.env },
      serialization: "advanced",
      stdio: ["ignore", "ignore", "pipe", "ipc"],
    });
  } catch (cause) {
    throw startFailure(options, cause);
  }
  const forget = atExit(() => child.kill("SIGKILL"));

  const closed = new Promise<void>((resolve) => {
    child.once("error", (cause) => {
      die(startFailure(options, cause));
      if (child.pid === undefined) resolve();
    });
    child.once("close", (code, signal) => {
      forget();
      die(endOf(code, signal, stderr, waiting[0]?.what));
      resolve();
    });
  });

  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    stderr = (stderr + text).slice(-LONGEST_STDERR);
  });
  child.on("message", (reply: WorkerReply) => {
    listen();
    if (reply.type === "ready" || reply.type === "alive") return;
    waiting.shift()?.resolve(reply);
    listen();
  });

  function listen(): void {
    clearTimeout(silence);
    if (waiting.length === 0 || dead !== undefined) {
      release();
      return;
    }
    hold();
    silence = setTimeout(() => {
      kill(
        new MazeError({
          code: "MAZE_SANDBOX_UNRESPONSIVE",
          message: `the evaluation process gave no sign of life for ${String(options.silentMs)} ms and was killed`,
          hint: "Open a new session and apply the batch in smaller parts to find what blocks.",
          details: waiting[0]?.what,
        }),
      );
    }, options.silentMs);
  }

  // An idle session must not keep a program alive; an open request must.
  function hold(): void {
    child.ref();
    child.channel?.ref();
  }
  function release(): void {
    child.unref();
    child.channel?.unref();
    (child.stderr as { unref?: () => void } | null)?.unref?.();
  }

  function die(error: MazeError): void {
    dead ??= error;
    clearTimeout(silence);
    for (const { reject } of waiting.splice(0)) reject(dead);
  }

  function kill(reason: MazeError): void {
    die(reason);
    hold();
    child.kill("SIGKILL");
  }

  return {
    request(message, what = {}) {
      if (dead !== undefined) return Promise.reject(dead);
      return new Promise((resolve, reject) => {
        waiting.push({ resolve, reject, what });
        if (waiting.length === 1) listen();
        child.send(message);
      });
    },
    kill,
    closed,
  };
}

function startFailure(options: ChannelOptions, cause: unknown): MazeError {
  return new MazeError({
    code: "MAZE_SANDBOX_START_FAILED",
    message: `cannot start ${options.execPath} in ${options.directory}: ${cause instanceof Error ? cause.message : String(cause)}`,
    hint: "Check that the program exists and may be run.",
    cause,
  });
}

function endOf(
  code: number | null,
  signal: string | null,
  stderr: string,
  what: Readonly<Record<string, unknown>> | undefined,
): MazeError {
  const end = signal === null ? `with code ${String(code)}` : `by signal ${signal}`;
  const details = { ...what, exitCode: code, signal, stderr: stderr.slice(-2000) };
  if (stderr.includes("heap out of memory")) {
    return new MazeError({
      code: "MAZE_SANDBOX_OUT_OF_MEMORY",
      message: `the evaluated code used up the memory of its process, which ended ${end}`,
      hint: "Open a new session and apply the batch in smaller parts to find what needs so much, or raise memoryMb.",
      details,
    });
  }
  const lastLine = stderr
    .trim()
    .split("\n")
    .findLast((line) => /error/i.test(line));
  return new MazeError({
    code: "MAZE_SANDBOX_PROCESS_ENDED",
    message: `the evaluation process ended ${end}${lastLine === undefined ? "" : `: ${lastLine.trim()}`}`,
    hint: "Open a new session; the details hold the end of the error output.",
    details,
  });
}
