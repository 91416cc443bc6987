import { MazeError, throwIfAborted, type Logger } from "@maze/core";
import { CompilerGone, type CompilerProcess } from "./compiler-process.ts";

/** What a session needs to begin, and to begin again after the compiler has ended. */
export interface SessionOptions<Connection> {
  readonly timeoutMs: number;
  readonly logger: Logger;
  start(): CompilerProcess;
  /** Makes the process ready; what it returns is thrown away with the process. */
  connect(process: CompilerProcess): Promise<Connection>;
  /** Whether a process has to make place for a new one before the next question. */
  isSpent(process: CompilerProcess): boolean;
}

/** A compiler that is asked one question at a time, and is started again when it ended. */
export interface CompilerSession<Connection> {
  /**
   * Runs a question. A question during which the compiler ends is asked once more. An aborted signal or the time limit
   * ends the compiler, since it cannot be interrupted; the next question starts it again.
   */
  run<Answer>(signal: AbortSignal | undefined, question: (connection: Connection) => Promise<Answer>): Promise<Answer>;
  /** The process that answers now, and how often it was started again. */
  health(): { readonly process: CompilerProcess | undefined; readonly restarts: number };
  close(): Promise<void>;
}

interface Live<Connection> {
  readonly process: CompilerProcess;
  readonly connection: Promise<Connection>;
}

export function createCompilerSession<Connection>(options: SessionOptions<Connection>): CompilerSession<Connection> {
  const closing = new AbortController();
  let live: Live<Connection> | undefined;
  let queue: Promise<unknown> = Promise.resolve();
  let starts = 0;

  const connected = (): Live<Connection> => {
    if (live !== undefined) return live;
    const process = options.start();
    starts++;
    const begun: Live<Connection> = { process, connection: options.connect(process) };
    live = begun;
    begun.connection.catch(() => {
      // A project that could not be opened is opened anew at the next question.
      if (live === begun) void drop();
    });
    return begun;
  };
  const drop = async (): Promise<void> => {
    const ended = live;
    live = undefined;
    await ended?.process.kill();
  };
  const ask = async <Answer>(
    signal: AbortSignal | undefined,
    question: (connection: Connection) => Promise<Answer>,
  ): Promise<Answer> => {
    for (let attempt = 1; ; attempt++) {
      throwIfClosed(closing.signal);
      throwIfAborted(signal);
      if (live !== undefined && options.isSpent(live.process)) await drop();
      const stop = new AbortController();
      const timer = setTimeout(() => stop.abort(), options.timeoutMs);
      try {
        const { connection } = connected();
        return await unlessStopped(connection.then(question), [closing.signal, stop.signal, signal]);
      } catch (error) {
        if (!(error instanceof CompilerGone) && !(error instanceof Stopped)) throw error;
        await drop();
        throwIfClosed(closing.signal);
        throwIfAborted(signal);
        if (stop.signal.aborted) throw timedOut(options.timeoutMs);
        if (!(error instanceof CompilerGone)) throw error;
        if (attempt === 2) throw failed(error);
        options.logger.warn("the TypeScript compiler ended during a question and is started again", {
          reason: error.message,
        });
      } finally {
        clearTimeout(timer);
      }
    }
  };

  return {
    async run(signal, question) {
      throwIfClosed(closing.signal);
      const turn = queue.then(() => ask(signal, question));
      queue = turn.catch(() => undefined);
      // A question that waits for its turn need not wait to be cancelled.
      return await unlessStopped(turn, [signal]).catch((error: unknown) => {
        if (error instanceof Stopped) throwIfAborted(signal);
        throw error;
      });
    },
    health: () => ({ process: live?.process, restarts: Math.max(0, starts - 1) }),
    async close() {
      closing.abort();
      await drop();
      await queue;
    },
  };
}

class Stopped extends Error {}

async function unlessStopped<Answer>(
  answer: Promise<Answer>,
  signals: readonly (AbortSignal | undefined)[],
): Promise<Answer> {
  const listening = new AbortController();
  const stopped = new Promise<never>((_resolve, reject) => {
    for (const signal of signals) {
      if (signal?.aborted === true) reject(new Stopped());
      signal?.addEventListener("abort", () => reject(new Stopped()), { signal: listening.signal });
    }
  });
  try {
    return await Promise.race([answer, stopped]);
  } finally {
    // With a reason of its own: the default one is an exception, whose stack takes longer than the rest of this.
    listening.abort("answered");
  }
}

function throwIfClosed(signal: AbortSignal): void {
  if (!signal.aborted) return;
  throw new MazeError({
    code: "MAZE_TYPE_ORACLE_CLOSED",
    message: "the type oracle is closed",
    hint: "Create a new oracle.",
  });
}

function timedOut(timeoutMs: number): MazeError {
  return new MazeError({
    code: "MAZE_TYPE_ORACLE_TIMEOUT",
    message: `the compiler did not answer one question within ${timeoutMs} ms and was stopped`,
    hint: "Ask a smaller question, or raise timeoutMs.",
    details: { timeoutMs },
  });
}

function failed(cause: CompilerGone): MazeError {
  return new MazeError({
    code: "MAZE_TYPE_ORACLE_COMPILER_FAILED",
    message: `the compiler failed twice at the same question: ${cause.message}`,
    hint: "Ask without the text that the question was about; please report it with the details if it is a valid program.",
    details: { stderr: cause.stderr },
    cause,
  });
}
