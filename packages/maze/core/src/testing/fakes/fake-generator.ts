import {
  throwIfAborted,
  type Candidate,
  type EngineCapabilities,
  type GenerateRequest,
  type GenerationSummary,
  type Generator,
} from "../../index.ts";

/** A candidate of a fake engine; what is left out is filled in. */
export type FakeCandidate = Pick<Candidate, "text"> & Partial<Candidate>;

/** What a fake engine gives. */
export interface FakeGeneratorOptions {
  id?: string;
  /** What it answers with, or how it makes an answer. They are given out by ascending cost. */
  candidates?: readonly FakeCandidate[] | ((request: GenerateRequest) => readonly FakeCandidate[]);
  capabilities?: Partial<EngineCapabilities>;
  /** How the generation ends once every candidate was given. */
  summary?: Partial<GenerationSummary>;
}

/**
 * An engine that gives the candidates it was made with.
 *
 * @example
 * ```ts
 * import { createFakeGenerator, sampleRequest } from "@maze/core/testing";
 * const engine = createFakeGenerator({ candidates: [{ text: "return x + x;" }] });
 * const texts = [];
 * for await (const candidate of engine.generate(sampleRequest(), {})) texts.push(candidate.text);
 * texts; // => ["return x + x;"]
 * ```
 */
export function createFakeGenerator(options: FakeGeneratorOptions = {}): Generator {
  const id = options.id ?? "fake";
  const source = options.candidates ?? [];
  const capabilities: EngineCapabilities = {
    tasks: ["function", "hole", "completion", "file", "edit"],
    languages: ["typescript"],
    enforces: [],
    dialects: [],
    needsNetwork: false,
    needsKey: false,
    deterministic: true,
    ...options.capabilities,
  };
  return {
    specVersion: "v1",
    id,
    capabilities,
    async *generate(request, { signal }) {
      throwIfAborted(signal);
      const { task, budget } = request;
      const isSupported = capabilities.tasks.includes(task.kind) && capabilities.languages.includes(task.language);
      if (!isSupported) {
        const message = `${id} writes no ${task.kind} in ${task.language}`;
        return { end: "unsupported", reasons: [{ code: "unsupported-task", message }], statistics: {} };
      }
      const all = (typeof source === "function" ? source(request) : source)
        .map((candidate, i): Candidate =>
          completed(candidate, { id: `${task.id}.${String(i + 1)}`, engine: id, request }),
        )
        .sort((a, b) => a.cost - b.cost);
      for (const candidate of all.slice(0, budget.candidates)) {
        yield await Promise.resolve(candidate);
        throwIfAborted(signal);
      }
      const end = all.length > budget.candidates ? "budget" : "exhausted";
      return { end, reasons: [], statistics: { candidates: all.length }, ...options.summary };
    },
  };
}

function completed(
  candidate: FakeCandidate,
  { id, engine, request }: { id: string; engine: string; request: GenerateRequest },
): Candidate {
  return { id, taskId: request.task.id, engine, imports: [], edits: [], cost: 0, checked: [], ...candidate };
}
