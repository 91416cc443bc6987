import type { Candidate, GenerationSummary, Generator } from "../../src/index.ts";
import {
  createFakeGenerator,
  describeGeneratorConformance,
  generatorConformance,
  sampleRequest,
  type GeneratorSubject,
} from "../../src/testing/index.ts";
import { proveSuite, type Break } from "../support/prove-suite.ts";

const makeSubject = (): GeneratorSubject => ({
  generator: createFakeGenerator({
    candidates: [
      { text: "b", cost: 2 },
      { text: "a", cost: 1 },
      { text: "c", cost: 3 },
    ],
  }),
  request: sampleRequest(),
});

describeGeneratorConformance(makeSubject);

type Generate = Generator["generate"];

const replaced =
  (change: (generator: Generator) => Partial<Generator>): Break<GeneratorSubject> =>
  (subject) => ({ ...subject, generator: { ...subject.generator, ...change(subject.generator) } });

const generating = (make: (generate: Generate) => Generate): Break<GeneratorSubject> =>
  replaced((generator) => ({ generate: make((request, context) => generator.generate(request, context)) }));

/** The same generation with other candidates, or another summary. */
const withOutput = (
  candidateOf: (candidate: Candidate, i: number) => Candidate,
  summaryOf: (summary: GenerationSummary) => GenerationSummary = (summary) => summary,
): Break<GeneratorSubject> =>
  generating(
    (generate) =>
      async function* (request, context) {
        const run = generate(request, context);
        for (let i = 0; ; i++) {
          const step = await run.next();
          if (step.done === true) return summaryOf(step.value);
          yield candidateOf(step.value, i);
        }
      },
  );

const ignoringSignal = generating((generate) => (request) => generate(request, {}));

let calls = 0;

proveSuite("Generator", {
  checks: generatorConformance,
  makeSubject,
  broken: {
    "is written for version v1 of its interface": replaced(() => ({ specVersion: "v2" as "v1" })),
    "has an id in kebab case": replaced(() => ({ id: "myEngine" })),
    "declares capabilities that fit their schema": replaced(({ capabilities }) => ({
      capabilities: { ...capabilities, tasks: ["poem" as "hole"] },
    })),
    "answers the request with candidates that fit their schema": [
      generating(
        (generate) => (request, context) => generate({ ...request, budget: { timeMs: 1, candidates: 0 } }, context),
      ),
      withOutput((candidate) => ({ ...candidate, cost: Number.NaN })),
      withOutput((candidate) => ({ ...candidate, edits: [{ file: "../x", newText: "", baseHash: null }] })),
    ],
    "ends with a summary that fits its schema": withOutput(
      (candidate) => candidate,
      (summary) => ({ ...summary, end: "done" as "budget" }),
    ),
    "names the task and itself in every candidate": [
      withOutput((candidate) => ({ ...candidate, taskId: "other" })),
      withOutput((candidate) => ({ ...candidate, engine: "other" })),
    ],
    "gives every candidate an id of its own": withOutput((candidate) => ({ ...candidate, id: "same" })),
    "gives candidates best first": withOutput((candidate, i) => ({ ...candidate, cost: -i })),
    "gives no more candidates than the budget, and says that it met it": [
      generating(
        (generate) => (request, context) => generate({ ...request, budget: { timeMs: 1, candidates: 3 } }, context),
      ),
      withOutput(
        (candidate) => candidate,
        (summary) => ({ ...summary, end: "exhausted" }),
      ),
    ],
    "ends soon after its time budget": generating(
      (generate) =>
        async function* (request, context) {
          if (request.budget.timeMs === 1) await new Promise(() => undefined);
          return yield* generate(request, context);
        },
    ),
    "refuses a language that it does not know as unsupported, with a reason": [
      generating(
        (generate) => (request, context) =>
          generate({ ...request, task: { ...request.task, language: "typescript" } }, context),
      ),
      withOutput(
        (candidate) => candidate,
        (summary) => ({ ...summary, reasons: [] }),
      ),
      withOutput(
        (candidate) => candidate,
        (summary) => ({ ...summary, end: "exhausted" }),
      ),
    ],
    "answers again after its caller left the loop": (subject) => {
      let isUsed = false;
      return generating(
        (generate) =>
          async function* (request, context) {
            if (isUsed) return { end: "exhausted", reasons: [], statistics: {} };
            isUsed = true;
            return yield* generate(request, context);
          },
      )(subject);
    },
    "rejects with MAZE_CORE_ABORTED when it is cancelled before it starts": [
      ignoringSignal,
      generating((generate) => (request, context) => {
        if (context.signal?.aborted === true) throw new Error("stopped");
        return generate(request, context);
      }),
    ],
    "rejects with MAZE_CORE_ABORTED when it is cancelled between candidates": ignoringSignal,
    "gives the same texts again where it is deterministic, also when two generations run at once": withOutput(
      (candidate) => ({ ...candidate, text: `${candidate.text} ${String(calls++)}` }),
    ),
    "leaves the request as it was": generating((generate) => (request, context) => {
      request.task.description += "!";
      return generate(request, context);
    }),
  },
});
