import {
  type Application,
  type EvaluationSession,
  MazeError,
  type Observation,
  type OperationContext,
  throwIfAborted,
} from "@maze/core";
import {
  CALLBACK_MARK,
  type PackedObservations,
  type WorkerFailure,
  type WorkerReply,
  type WorkerRequest,
} from "./protocol.ts";
import type { WorkerChannel } from "./worker-channel.ts";

/** The session over a channel to a process that has opened it. */
export function createSession(channel: WorkerChannel, opened: PackedObservations, rowCount: number): EvaluationSession {
  const unpack = createUnpacker();
  const cancelled = (signal: AbortSignal): MazeError =>
    new MazeError({
      code: "MAZE_CORE_ABORTED",
      message: "the evaluation was cancelled; its session is closed",
      cause: signal.reason,
    });

  async function ask<Type extends WorkerReply["type"]>(
    type: Type,
    request: WorkerRequest,
    what?: Readonly<Record<string, unknown>>,
  ): Promise<Extract<WorkerReply, { type: Type }>> {
    return expectReply(await channel.request(request, what), type);
  }

  /** Runs a request; cancelling it ends the session, since the process cannot be stopped in the middle. */
  async function cancellable<Answer>(
    context: OperationContext | undefined,
    run: () => Promise<Answer>,
  ): Promise<Answer> {
    const signal = context?.signal;
    throwIfAborted(signal);
    const stop = (): void => {
      if (signal !== undefined) channel.kill(cancelled(signal));
    };
    signal?.addEventListener("abort", stop, { once: true });
    try {
      return await run();
    } finally {
      signal?.removeEventListener("abort", stop);
    }
  }

  return {
    parameters: unpack(opened),
    rowCount,
    addComponents: (sources, context) =>
      cancellable(context, async () => {
        const what = { components: sources.length };
        return (await ask("components", { type: "components", sources }, what)).indices;
      }),
    apply: (batch, context) =>
      cancellable(context, async () => {
        const what = { applications: batch.length, firstComponent: batch[0]?.component };
        return unpack((await ask("observations", { type: "apply", batch: pack(batch) }, what)).observations);
      }),
    openElements: ({ context: parent, value, maxRows }, context) =>
      cancellable(context, async () => {
        const { elements } = await ask("elements", { type: "elements", context: parent, value, maxRows });
        if (elements === null) return null;
        const [element, index] = unpack(elements.observations);
        if (element === undefined || index === undefined) throw new Error("an element context came without its values");
        return { context: elements.context, rows: elements.rows, element, index };
      }),
    async show(value) {
      return (await ask("shown", { type: "show", value })).texts;
    },
    async release(values) {
      await ask("released", { type: "release", values: Int32Array.from(values) });
    },
    async close() {
      channel.kill(
        new MazeError({
          code: "MAZE_SANDBOX_CLOSED",
          message: "the evaluation session is closed",
          hint: "Open a new session.",
        }),
      );
      await channel.closed;
    },
  };
}

export function expectReply<Type extends WorkerReply["type"]>(
  reply: WorkerReply,
  type: Type,
): Extract<WorkerReply, { type: Type }> {
  if (reply.type === "failed") throw failureOf(reply.failure);
  if (reply.type !== type) throw new Error(`the evaluation process answered ${reply.type} where ${type} was due`);
  return reply as Extract<WorkerReply, { type: Type }>;
}

function failureOf(failure: WorkerFailure): MazeError {
  const { kind, input, message } = failure;
  switch (kind) {
    case "import":
      return new MazeError({
        code: "MAZE_SANDBOX_IMPORT_FAILED",
        message: `cannot load ${input}: ${message}`,
        hint: "Leave the import out, or install the package; a module must load without the network and without writing files.",
        details: { input },
      });
    case "expression":
      return new MazeError({
        code: "MAZE_SANDBOX_EXPRESSION_FAILED",
        message: `cannot evaluate ${input}: ${message}`,
        hint: "Correct the example: each argument and result is one JavaScript expression over the imports.",
        details: { input },
      });
    case "request":
      return new MazeError({
        code: "MAZE_SANDBOX_INVALID_REQUEST",
        message: `${input}: ${message}`,
        hint: "Use ids that this session answered and that were not released.",
        details: { input },
      });
  }
}

function pack(batch: readonly Application[]): Int32Array {
  let length = 0;
  for (const { args } of batch) {
    length += 3;
    for (const arg of args) length += "value" in arg ? 1 : 3;
  }
  const packed = new Int32Array(length);
  let at = 0;
  for (const { context, component, args } of batch) {
    packed[at++] = context;
    packed[at++] = component;
    packed[at++] = args.length;
    for (const arg of args) {
      if ("value" in arg) packed[at++] = arg.value;
      else {
        packed[at++] = CALLBACK_MARK;
        packed[at++] = arg.callback;
        packed[at++] = arg.body;
      }
    }
  }
  return packed;
}

function createUnpacker(): (packed: PackedObservations) => Observation[] {
  const kindRows: (readonly string[])[] = [];
  const matchRows: (readonly boolean[])[] = [];
  return ({ first, keys, kinds, matches, newKinds, newMatches }) => {
    for (const row of newKinds) kindRows.push(Object.freeze(row));
    for (const row of newMatches) matchRows.push(Object.freeze(row));
    const observations: Observation[] = [];
    for (let i = 0; i < keys.length; i++) {
      observations.push({
        value: first + i,
        key: String(keys[i]),
        kinds: kindRows[kinds[i] as number] as readonly string[],
        matches: matchRows[matches[i] as number] as readonly boolean[],
      });
    }
    return observations;
  };
}
