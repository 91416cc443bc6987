import type { Socket } from "node:net";
import { createMessageDecoder, encodeMessage } from "./message-stream.ts";
import { spawnGuarded } from "./spawn-guarded.ts";

/** The process ended, or failed inside, before it answered. */
export class CompilerGone extends Error {
  readonly stderr: string;
  constructor(message: string, stderr: string) {
    super(message);
    this.stderr = stderr;
  }
}

/** One running compiler that answers requests. */
export interface CompilerProcess {
  readonly pid: number | undefined;
  /** Requests may overlap; each rejects with `CompilerGone` when the process ends first. */
  request<Result>(method: string, params: object | null): Promise<Result>;
  /** The kind of a node in TypeScript 7.0 by its kind in what this process sends. */
  kindOf(kind: number): number;
  /** Ends the process at once and waits until it is gone. */
  kill(): Promise<void>;
}

export interface CompilerStart {
  readonly program: string;
  readonly args: readonly string[];
  /** Answers what the process asks back. */
  readonly answer: (method: string, params: unknown) => unknown;
}

interface Reply {
  id: number;
  method?: string;
  params?: unknown;
  result?: unknown;
  error?: { message: string };
}

interface Pending {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
}

const STDERR_KEPT = 4000;

/**
 * Starts the API server of the compiler. This speaks its JSON-RPC protocol itself: the client that the package ships
 * leaves requests pending for ever when the process dies, gives no way to stop one, writes the process's errors to our
 * stderr and flushes each request alone, which makes a batch several times slower.
 *
 * The process never outlives this one. While nothing is asked it does not keep this process alive.
 */
export function startCompiler({ program, args, answer }: CompilerStart): CompilerProcess {
  const { child, stdin, stdout, stderr, streams } = spawnGuarded(program, args);
  const sockets = streams as readonly Socket[];
  const pending = new Map<number, Pending>();
  let complaints = "";
  let nextId = 1;
  let outbox: string[] = [];
  let gone: CompilerGone | undefined;

  const hold = (): void => {
    child.ref();
    for (const socket of sockets) socket.ref();
  };
  const release = (): void => {
    child.unref();
    for (const socket of sockets) socket.unref();
  };
  const send = (message: object): void => {
    outbox.push(encodeMessage(message));
    if (outbox.length > 1) return;
    // All requests of one turn leave in one write.
    setImmediate(() => {
      const text = outbox.join("");
      outbox = [];
      if (gone === undefined) stdin.write(text);
    });
  };
  const settle = (id: number): Pending | undefined => {
    const found = pending.get(id);
    pending.delete(id);
    if (pending.size === 0) release();
    return found;
  };
  const end = (message: string): void => {
    gone ??= new CompilerGone(message, complaints.trim());
    for (const { reject } of pending.values()) reject(gone);
    pending.clear();
  };
  const receive = (message: unknown): void => {
    const reply = message as Reply;
    if (reply.method !== undefined) {
      send({ jsonrpc: "2.0", id: reply.id, result: answer(reply.method, reply.params) });
      return;
    }
    const waiting = settle(reply.id);
    if (reply.error === undefined) waiting?.resolve(reply.result);
    else waiting?.reject(new CompilerGone(reply.error.message.split("\n", 1)[0] ?? "", reply.error.message));
  };

  const closed = new Promise<void>((resolve) => {
    child.once("error", (error) => {
      end(`the compiler could not be started: ${error.message}`);
      if (child.pid === undefined) resolve();
    });
    child.once("close", (code, signal) => {
      end(
        signal === null ? `the compiler ended with code ${code ?? "unknown"}` : `the compiler was ended by ${signal}`,
      );
      resolve();
    });
  });
  const decode = createMessageDecoder(receive);
  stdout.on("data", (chunk: Buffer) => {
    try {
      decode(chunk);
    } catch (error) {
      end(`the compiler sent something that is no message: ${String(error)}`);
      child.kill("SIGKILL");
    }
  });
  stderr.setEncoding("utf8").on("data", (text: string) => {
    complaints = (complaints + text).slice(-STDERR_KEPT);
  });
  release();

  return {
    pid: child.pid,
    kindOf: (kind) => kind,
    request<Result>(method: string, params: object | null) {
      return new Promise<Result>((resolve, reject) => {
        if (gone !== undefined) {
          reject(gone);
          return;
        }
        const id = nextId++;
        if (pending.size === 0) hold();
        pending.set(id, { resolve: (result) => resolve(result as Result), reject });
        send({ jsonrpc: "2.0", id, method, params });
      });
    },
    async kill() {
      hold();
      child.kill("SIGKILL");
      // Where the executable is a launcher, the compiler behind it ends with its stdin.
      stdin.destroy();
      await closed;
    },
  };
}
