import {
  candidateSchema,
  engineCapabilitiesSchema,
  generationSummarySchema,
  type Candidate,
  type GenerateRequest,
  type GenerationSummary,
  type Generator,
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
import { ensure, ensureAborts, ensureEqual, ensureFits, soon } from "../ensure.ts";

/** What the suite of `Generator` examines. */
export interface GeneratorSubject extends ConformanceSubject {
  readonly generator: Generator;
  /** A request that the engine answers with at least one candidate, well within its budget. */
  readonly request: GenerateRequest;
}

interface Generation {
  readonly candidates: readonly Candidate[];
  readonly summary: GenerationSummary;
}

async function generate(
  generator: Generator,
  request: GenerateRequest,
  context: OperationContext = {},
): Promise<Generation> {
  const candidates: Candidate[] = [];
  const run = generator.generate(request, context);
  for (;;) {
    const step = await soon(run.next(), "the next candidate", request.budget.timeMs + 5000);
    if (step.done === true) return { candidates, summary: step.value };
    candidates.push(step.value);
  }
}

/** The rules of `Generator`, each with its check. */
export const generatorConformance: readonly ConformanceCheck<GeneratorSubject>[] = [
  ...implementationChecks<GeneratorSubject>(({ generator }) => generator),
  {
    name: "declares capabilities that fit their schema",
    check: ({ generator }) => {
      ensureFits(engineCapabilitiesSchema, generator.capabilities, "capabilities");
    },
  },
  {
    name: "answers the request with candidates that fit their schema",
    check: async ({ generator, request }) => {
      const { candidates } = await generate(generator, request);
      ensure(candidates.length > 0, "the engine gave no candidate for a request that it should answer");
      for (const candidate of candidates) ensureFits(candidateSchema, candidate, `candidate ${candidate.id}`);
    },
  },
  {
    name: "ends with a summary that fits its schema",
    check: async ({ generator, request }) => {
      ensureFits(generationSummarySchema, (await generate(generator, request)).summary, "summary");
    },
  },
  {
    name: "names the task and itself in every candidate",
    check: async ({ generator, request }) => {
      for (const { taskId, engine } of (await generate(generator, request)).candidates) {
        ensureEqual({ taskId, engine }, { taskId: request.task.id, engine: generator.id }, "task and engine");
      }
    },
  },
  {
    name: "gives every candidate an id of its own",
    check: async ({ generator, request }) => {
      const ids = (await generate(generator, request)).candidates.map(({ id }) => id);
      ensureEqual(new Set(ids).size, ids.length, "the number of distinct ids");
    },
  },
  {
    name: "gives candidates best first",
    check: async ({ generator, request }) => {
      const costs = (await generate(generator, request)).candidates.map(({ cost }) => cost);
      ensureEqual(
        costs,
        [...costs].sort((a, b) => a - b),
        "the order of costs",
      );
    },
  },
  {
    name: "gives no more candidates than the budget, and says that it met it",
    check: async ({ generator, request }) => {
      const all = await generate(generator, request);
      const one = await generate(generator, { ...request, budget: { ...request.budget, candidates: 1 } });
      ensureEqual(one.candidates.length, 1, "the number of candidates under a budget of one");
      if (all.candidates.length > 1) ensureEqual(one.summary.end, "budget", "the end under a budget of one");
    },
  },
  {
    name: "ends soon after its time budget",
    check: async ({ generator, request }) => {
      const hurried = { ...request, budget: { ...request.budget, timeMs: 1 } };
      await soon(generate(generator, hurried), "a generation of 1 ms");
    },
  },
  {
    name: "refuses a language that it does not know as unsupported, with a reason",
    check: async ({ generator, request }) => {
      const foreign = { ...request, task: { ...request.task, language: "no-such-language" } };
      const { candidates, summary } = await generate(generator, foreign);
      ensureEqual(candidates, [], "candidates in an unknown language");
      ensureEqual(summary.end, "unsupported", "the end in an unknown language");
      ensure(summary.reasons.length > 0, "an unsupported task should come with a reason");
    },
  },
  {
    name: "answers again after its caller left the loop",
    check: async ({ generator, request }) => {
      const run = generator.generate(request, {});
      const first = await run.next();
      // The interface has no value to return with; leaving a loop passes nothing.
      const left = await soon(run.return(undefined as never), "leaving the loop");
      ensureEqual(left.done, true, "done after leaving the loop");
      const again = await generate(generator, request);
      ensureEqual(again.candidates[0]?.taskId, first.done === true ? undefined : first.value.taskId, "the next answer");
    },
  },
  cancelledBeforeStart("a cancelled generation", ({ generator, request }, context) =>
    generate(generator, request, context),
  ),
  {
    name: "rejects with MAZE_CORE_ABORTED when it is cancelled between candidates",
    check: async ({ generator, request }) => {
      const controller = new AbortController();
      const run = generator.generate(request, { signal: controller.signal });
      await run.next();
      controller.abort();
      await ensureAborts(() => run.next(), "the candidate after the cancellation");
    },
  },
  {
    name: "gives the same texts again where it is deterministic, also when two generations run at once",
    check: async ({ generator, request }) => {
      if (!generator.capabilities.deterministic) return;
      const texts = async (): Promise<string[]> =>
        (await generate(generator, request)).candidates.map(({ text }) => text);
      const alone = await texts();
      const both = await Promise.all([texts(), texts()]);
      ensureEqual(both, [alone, alone], "the texts of two generations at once");
    },
  },
  leavesRequest(
    ({ request }) => request,
    ({ generator }, request) => generate(generator, request),
  ),
];

/** Declares the tests of `generatorConformance` for an engine. */
export function describeGeneratorConformance(
  makeSubject: MakeSubject<GeneratorSubject>,
  options?: ConformanceOptions,
): void {
  describeConformance("Generator", generatorConformance, makeSubject, options);
}
