import {
  modelCapabilitiesSchema,
  modelEventSchema,
  type ModelCapabilities,
  type ModelEvent,
  type ModelProvider,
  type ModelRequest,
  type OperationContext,
} from "../../index.ts";
import { cancelledBeforeStart, implementationChecks, leavesRequest } from "../common-checks.ts";
import {
  describeConformance,
  type ConformanceCheck,
  type ConformanceOptions,
  type ConformanceSubject,
  type MakeSubject,
} from "../conformance.ts";
import { ensure, ensureAborts, ensureEqual, ensureFits, ensureRejects, soon } from "../ensure.ts";

/** What the suite of `ModelProvider` examines. */
export interface ModelProviderSubject extends ConformanceSubject {
  readonly provider: ModelProvider;
  /** A request without optional fields that is answered with text. */
  readonly request: ModelRequest;
}

async function answer(
  provider: ModelProvider,
  request: ModelRequest,
  context: OperationContext = {},
): Promise<ModelEvent[]> {
  const events: ModelEvent[] = [];
  for await (const event of provider.generate(request, context)) events.push(event);
  return events;
}

/** Fields of a request that a model may lack, each with how its capabilities say so. */
const optionalFields: readonly {
  readonly what: string;
  readonly field: Partial<ModelRequest>;
  readonly isMissing: (capabilities: ModelCapabilities) => boolean;
}[] = [
  {
    what: "a grammar in an unknown dialect",
    field: { grammar: { dialect: "no-such-dialect", text: "root" } },
    isMissing: () => true,
  },
  { what: "a JSON Schema", field: { jsonSchema: { type: "object" } }, isMissing: ({ jsonSchema }) => !jsonSchema },
  { what: "a seed", field: { seed: 1 }, isMissing: ({ seed }) => !seed },
  { what: "a stop sequence", field: { stop: ["\n"] }, isMissing: ({ stopSequences }) => !stopSequences },
];

/** The rules of `ModelProvider`, each with its check. */
export const modelProviderConformance: readonly ConformanceCheck<ModelProviderSubject>[] = [
  ...implementationChecks<ModelProviderSubject>(({ provider }) => provider),
  {
    name: "tells capabilities that fit their schema",
    check: async ({ provider, request }) => {
      ensureFits(modelCapabilitiesSchema, await provider.capabilities(request.model), "capabilities");
    },
  },
  {
    name: "answers with events that fit their schema, and with some text",
    check: async ({ provider, request }) => {
      const events = await answer(provider, request);
      for (const event of events) ensureFits(modelEventSchema, event, "the event");
      const text = events.map((event) => (event.type === "text" ? event.text : "")).join("");
      ensure(text !== "", "the model gave no text for a request that it should answer");
    },
  },
  {
    name: "ends every answer with exactly one end event, the last",
    check: async ({ provider, request }) => {
      const types = (await answer(provider, request)).map(({ type }) => type);
      ensureEqual(types.lastIndexOf("end"), types.length - 1, "the place of the last end event");
      ensureEqual(types.indexOf("end"), types.length - 1, "the place of the first end event");
    },
  },
  {
    name: "refuses what it cannot honour instead of dropping it",
    check: async ({ provider, request }) => {
      const capabilities = await provider.capabilities(request.model);
      for (const { what, field, isMissing } of optionalFields) {
        if (isMissing(capabilities)) await ensureRejects(() => answer(provider, { ...request, ...field }), what);
      }
    },
  },
  {
    name: "takes what it says that it can honour",
    check: async ({ provider, request }) => {
      const capabilities = await provider.capabilities(request.model);
      for (const { what, field, isMissing } of optionalFields) {
        if (isMissing(capabilities)) continue;
        const events = await answer(provider, { ...request, ...field });
        ensureEqual(events.at(-1)?.type, "end", `the last event of an answer to ${what}`);
      }
    },
  },
  {
    name: "answers again after its caller left the stream",
    check: async ({ provider, request }) => {
      const stream = provider.generate(request, {})[Symbol.asyncIterator]();
      await stream.next();
      if (stream.return !== undefined) await soon(stream.return(), "leaving the stream");
      ensureEqual((await answer(provider, request)).at(-1)?.type, "end", "the last event of the next answer");
    },
  },
  cancelledBeforeStart("a cancelled request", ({ provider, request }, context) => answer(provider, request, context)),
  {
    name: "rejects with MAZE_CORE_ABORTED when a question for its capabilities is cancelled before it starts",
    check: async ({ provider, request: { model } }) => {
      const signal = AbortSignal.abort();
      await ensureAborts(() => provider.capabilities(model, { signal }), "a cancelled question");
    },
  },
  {
    name: "rejects with MAZE_CORE_ABORTED when it is cancelled in the middle of an answer",
    check: async ({ provider, request }) => {
      const controller = new AbortController();
      const stream = provider.generate(request, { signal: controller.signal })[Symbol.asyncIterator]();
      await stream.next();
      controller.abort();
      await ensureAborts(() => stream.next(), "the event after the cancellation");
    },
  },
  leavesRequest(
    ({ request }) => request,
    ({ provider }, request) => answer(provider, request),
  ),
];

/** Declares the tests of `modelProviderConformance` for a provider. */
export function describeModelProviderConformance(
  makeSubject: MakeSubject<ModelProviderSubject>,
  options?: ConformanceOptions,
): void {
  describeConformance("ModelProvider", modelProviderConformance, makeSubject, options);
}
