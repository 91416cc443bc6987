import type { ModelEvent, ModelProvider, ModelRequest } from "../../src/index.ts";
import {
  createFakeModelProvider,
  describeModelProviderConformance,
  modelProviderConformance,
  type ModelProviderSubject,
} from "../../src/testing/index.ts";
import { proveSuite, type Break } from "../support/prove-suite.ts";

const request: ModelRequest = { model: "m", messages: [{ role: "user", text: "Write it." }], maxTokens: 10 };

const makeSubject = (): ModelProviderSubject => ({
  provider: createFakeModelProvider({
    answers: [{ pieces: ["return ", "1;"] }],
    capabilities: { seed: true, stopSequences: true },
  }),
  request: structuredClone(request),
});

describeModelProviderConformance(makeSubject);

type Generate = ModelProvider["generate"];

const replaced =
  (change: (provider: ModelProvider) => Partial<ModelProvider>): Break<ModelProviderSubject> =>
  (subject) => ({ ...subject, provider: { ...subject.provider, ...change(subject.provider) } });

const generating = (make: (generate: Generate) => Generate): Break<ModelProviderSubject> =>
  replaced((provider) => ({ generate: make((asked, context) => provider.generate(asked, context)) }));

/** The same answer with each event replaced by others. */
const streaming = (eventsOf: (event: ModelEvent) => readonly ModelEvent[]): Break<ModelProviderSubject> =>
  generating(
    (generate) =>
      async function* (asked, context) {
        for await (const event of generate(asked, context)) yield* eventsOf(event);
      },
  );

const ignoringSignal = generating((generate) => (asked) => generate(asked, {}));

proveSuite("ModelProvider", {
  checks: modelProviderConformance,
  makeSubject,
  broken: {
    "is written for version v1 of its interface": replaced(() => ({ specVersion: "v2" as "v1" })),
    "has an id in kebab case": replaced(() => ({ id: "OpenAI" })),
    "tells capabilities that fit their schema": replaced((provider) => ({
      capabilities: async (model) => ({ ...(await provider.capabilities(model)), contextTokens: 0 }),
    })),
    "answers with events that fit their schema, and with some text": [
      streaming((event) => (event.type === "text" ? [] : [event])),
      streaming((event) => (event.type === "end" ? [{ ...event, finish: "tired" as "stop" }] : [event])),
    ],
    "ends every answer with exactly one end event, the last": [
      streaming((event) => (event.type === "end" ? [] : [event])),
      streaming((event) => [event, event]),
      streaming((event) => (event.type === "end" ? [event, { type: "text", text: "more" }] : [event])),
    ],
    "refuses what it cannot honour instead of dropping it": [
      generating(
        (generate) =>
          ({ grammar: _, ...asked }, context) =>
            generate(asked, context),
      ),
      generating(
        (generate) =>
          ({ jsonSchema: _, ...asked }, context) =>
            generate(asked, context),
      ),
      generating((generate) => (asked, context) => {
        if (asked.grammar !== undefined) throw new Error("no grammars");
        return generate(asked, context);
      }),
    ],
    "takes what it says that it can honour": generating(
      (generate) =>
        async function* (asked, context) {
          for await (const event of generate(asked, context)) {
            if (asked.seed === undefined || event.type === "text") yield event;
          }
        },
    ),
    "answers again after its caller left the stream": (subject) => {
      let isBusy = false;
      return generating(
        (generate) =>
          async function* (asked, context) {
            if (isBusy) return;
            isBusy = true;
            yield* generate(asked, context);
          },
      )(subject);
    },
    "rejects with MAZE_CORE_ABORTED when it is cancelled before it starts": ignoringSignal,
    "rejects with MAZE_CORE_ABORTED when a question for its capabilities is cancelled before it starts": replaced(
      (provider) => ({ capabilities: (model) => provider.capabilities(model) }),
    ),
    "rejects with MAZE_CORE_ABORTED when it is cancelled in the middle of an answer": [
      ignoringSignal,
      generating(
        (generate) =>
          async function* (asked, { signal }) {
            for await (const event of generate(asked, {})) {
              if (signal?.aborted === true) return;
              yield event;
            }
          },
      ),
    ],
    "leaves the request as it was": generating((generate) => (asked, context) => {
      asked.messages.push({ role: "system", text: "Be brief." });
      return generate(asked, context);
    }),
  },
});
