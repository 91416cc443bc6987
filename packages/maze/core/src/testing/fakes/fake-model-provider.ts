import {
  MazeError,
  throwIfAborted,
  type ModelCapabilities,
  type ModelEvent,
  type ModelProvider,
  type ModelRequest,
} from "../../index.ts";
import { promiseOf } from "./promise-of.ts";

/** An answer: its pieces, and how it ends. */
export interface FakeAnswer {
  readonly pieces: readonly string[];
  readonly finish?: Extract<ModelEvent, { type: "end" }>["finish"];
}

/** What a fake model answers. */
export interface FakeModelProviderOptions {
  id?: string;
  /** Answers in the order of the requests, the last again and again; or how a request is answered. */
  answers?: readonly FakeAnswer[] | ((request: ModelRequest) => FakeAnswer);
  capabilities?: Partial<ModelCapabilities>;
}

/** A provider that remembers what it was asked. */
export interface FakeModelProvider extends ModelProvider {
  /** Every request that was accepted, in order. */
  readonly requests: readonly ModelRequest[];
}

/**
 * A provider that gives the answers it was made with, and refuses what its capabilities lack. A token is a piece.
 *
 * @example
 * ```ts
 * import { createFakeModelProvider } from "@maze/core/testing";
 * const provider = createFakeModelProvider({ answers: [{ pieces: ["return ", "1;"] }] });
 * let text = "";
 * const request = { model: "m", messages: [{ role: "user", text: "Write it." }], maxTokens: 10 } as const;
 * for await (const event of provider.generate({ ...request, messages: [...request.messages] }, {})) {
 *   if (event.type === "text") text += event.text;
 * }
 * text; // => "return 1;"
 * ```
 */
export function createFakeModelProvider(options: FakeModelProviderOptions = {}): FakeModelProvider {
  const answers = options.answers ?? [{ pieces: ["ok"] }];
  const capabilities: ModelCapabilities = {
    grammarDialects: [],
    jsonSchema: false,
    streaming: true,
    stopSequences: false,
    seed: false,
    ...options.capabilities,
  };
  const requests: ModelRequest[] = [];
  const answerTo = (request: ModelRequest): FakeAnswer =>
    (typeof answers === "function" ? answers(request) : answers[Math.min(requests.length, answers.length) - 1]) ?? {
      pieces: [],
    };
  return {
    specVersion: "v1",
    id: options.id ?? "fake",
    requests,
    capabilities: (_model, context) =>
      promiseOf(() => {
        throwIfAborted(context?.signal);
        return { ...capabilities };
      }),
    async *generate(request, { signal }) {
      throwIfAborted(signal);
      refuseWhatIsMissing(request, capabilities);
      requests.push(structuredClone(request));
      const { pieces, finish = "stop" } = answerTo(request);
      const kept = pieces.slice(0, request.maxTokens);
      for (const text of kept) {
        yield await Promise.resolve({ type: "text", text } as const);
        throwIfAborted(signal);
      }
      const usage = { inputTokens: request.messages.length, outputTokens: kept.length };
      yield { type: "end", finish: kept.length < pieces.length ? "length" : finish, usage };
    },
  };
}

function refuseWhatIsMissing(request: ModelRequest, capabilities: ModelCapabilities): void {
  const dialect = request.grammar?.dialect;
  const missing = [
    ...(dialect !== undefined && !capabilities.grammarDialects.includes(dialect) ? [`grammars in ${dialect}`] : []),
    ...(request.jsonSchema !== undefined && !capabilities.jsonSchema ? ["JSON Schemas"] : []),
    ...(request.seed !== undefined && !capabilities.seed ? ["seeds"] : []),
    ...(request.stop !== undefined && !capabilities.stopSequences ? ["stop sequences"] : []),
  ];
  if (missing.length === 0) return;
  throw new MazeError({
    code: "MAZE_CORE_FAKE_UNPREPARED",
    message: `the fake model takes no ${missing.join(", no ")}`,
    hint: "Declare it in the capabilities of the fake, or ask without it.",
  });
}
