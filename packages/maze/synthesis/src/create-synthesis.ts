import { readFile as readFileFromDisk } from "node:fs/promises";
import {
  MazeError,
  parseData,
  textHash,
  throwIfAborted,
  type Candidate,
  type ExampleEvaluator,
  type GenerateRequest,
  type GenerationSummary,
  type Generator,
  type OperationContext,
  type Reason,
  type TypeOracle,
  type Weights,
} from "@maze/core";
import { doubtOf, FEW_EXAMPLES } from "./ambiguity/doubt.ts";
import { equalArguments } from "./ambiguity/equal-arguments.ts";
import { synthesisConfigSchema, type SynthesisConfig } from "./config.ts";
import { prepareTask, STEP_MS, type Prepared, type Workshop } from "./generate/prepare.ts";
import { refusalOf, summaryOf, unsupported, type SearchRecord } from "./generate/summary.ts";
import { createTypeCheck } from "./generate/type-check.ts";
import { printDecision, type PrintedBody } from "./print/print-decision.ts";
import type { Template } from "./print/template.ts";
import { createModuleCache } from "./problem/modules.ts";
import { createLookupTest, createOverfitTest, literalsIn } from "./problem/overfit.ts";
import { subjectOf, type TaskSubject } from "./problem/task-subject.ts";
import { createComponentPool } from "./search/component-pool.ts";
import { createGrowth } from "./search/growth.ts";
import { startOfStatistics, type SearchProblem } from "./search/problem.ts";
import { search } from "./search/search.ts";
import type { Solution } from "./search/solutions.ts";
import { createTypeNames } from "./search/type-names.ts";
import { createTypeResolver } from "./search/type-resolver.ts";

/** What the engine needs of other rooms, and its settings. */
export interface SynthesisOptions {
  readonly oracle: TypeOracle;
  readonly evaluator: ExampleEvaluator;
  /** Learned preferences by feature, such as `call:date-fns#format`. */
  readonly weights?: Weights | undefined;
  readonly config?: Partial<SynthesisConfig> | undefined;
  readonly readFile?: ((path: string) => Promise<Uint8Array>) | undefined;
  /** Milliseconds; only differences are used. */
  readonly now?: (() => number) | undefined;
}

/** A slow start (a cold compiler, a large module) still leaves this for the search itself. */
const LEAST_SEARCH_MS = 300;

/**
 * The engine that needs no model: it searches for the smallest well-typed body that agrees with the examples, as
 * described in the package's README. One engine serves all tasks of a run; what it learns of modules and of the project is
 * kept between them.
 *
 * @throws {MazeError} MAZE_CORE_INVALID_DATA where `config` does not fit; while generating, MAZE_SYNTHESIS_UNREADABLE_FILE,
 * MAZE_SYNTHESIS_HOLE_MOVED, MAZE_CORE_ABORTED, and what the oracle and the evaluator raise
 * @example
 * ```ts
 * import type { ExampleEvaluator, TypeOracle } from "@maze/core";
 * import { createSynthesis } from "@maze/synthesis";
 * const rooms = { oracle: {} as TypeOracle, evaluator: {} as ExampleEvaluator };
 * createSynthesis(rooms).capabilities.tasks; // => ["function", "hole"]
 * createSynthesis({ ...rooms, config: { timeMs: 0 } }); // => throws MAZE_CORE_INVALID_DATA
 * ```
 */
export function createSynthesis(options: SynthesisOptions): Generator {
  const shop: Workshop = {
    oracle: options.oracle,
    evaluator: options.evaluator,
    weights: options.weights,
    config: Object.freeze(parseData(synthesisConfigSchema, options.config ?? {}, "configuration of synthesis")),
    modules: createModuleCache(options.oracle),
    facts: new Map(),
    typeNames: new Map(),
    readFile: options.readFile ?? ((path) => readFileFromDisk(path)),
    now: options.now ?? (() => performance.now()),
  };
  const typeCheck = createTypeCheck(options.oracle);

  async function* generate(
    request: GenerateRequest,
    context: OperationContext,
  ): AsyncGenerator<Candidate, GenerationSummary, void> {
    throwIfAborted(context.signal);
    const began = shop.now();
    const subject = subjectOf(request);
    if (subject === null) {
      return unsupported({
        code: "task-kind",
        message: `synthesis takes functions and indexed holes; this is a ${request.task.kind} task for ${request.task.file}`,
      });
    }
    const refusal = refusalOf(subject);
    if (refusal !== undefined) return unsupported(refusal);
    context.onProgress?.({ type: "started", room: "synthesis", message: `searching ${subject.name}` });
    const prepared = await prepareTask(shop, request, subject, context);
    if ("code" in prepared) return unsupported(prepared);

    const { parts, opened, style } = prepared;
    typeCheck.prepare({ file: subject.file, before: prepared.before }, context);
    const statistics = startOfStatistics();
    const texts = new Set<string>();
    let candidates = 0;
    let refused = 0;
    let checkMs = 0;
    let stopped: Reason | undefined;
    const setupMs = shop.now() - began;
    const time = timeFor(shop.config.timeMs, request.budget.timeMs - setupMs);
    try {
      for await (const solution of search(problemOf(shop, subject, prepared, time.ms), statistics, context)) {
        const body = printDecision(solution.decision, { taken: prepared.taken }, style.semicolon);
        if (texts.has(body.text)) continue;
        texts.add(body.text);
        const newText = prepared.place(body);
        const isWellTyped = (after: string): Promise<boolean> =>
          typeCheck.isWellTyped({ file: subject.file, before: prepared.before, after }, context);
        const asked = shop.now();
        if (!(await isWellTyped(newText))) {
          checkMs += shop.now() - asked;
          refused++;
          continue;
        }
        const doubts = await doubtsAbout(solution, subject, prepared, isWellTyped, context);
        checkMs += shop.now() - asked;
        candidates++;
        context.onProgress?.({
          type: "advanced",
          room: "synthesis",
          message: `${subject.name}: ${body.text}`,
          done: candidates,
        });
        const candidate = candidateOf(request, subject, solution, body, newText, prepared.bytes);
        yield doubts.length === 0 ? candidate : { ...candidate, doubts };
        if (candidates >= request.budget.candidates) break;
      }
    } catch (error) {
      // The process that runs examples may end under a search, by its memory limit for instance; what was found stands.
      if (!MazeError.is(error) || !/_(?:OUT_OF_MEMORY|UNRESPONSIVE|PROCESS_ENDED)$/.test(error.code)) throw error;
      stopped = { code: "evaluator-stopped", message: error.message };
    } finally {
      await opened.session.close();
    }
    const totalMs = shop.now() - began;
    context.onProgress?.({ type: "finished", room: "synthesis", message: subject.name, durationMs: totalMs });
    const phases = {
      compilerMs: prepared.compilerMs,
      openMs: prepared.openMs,
      searchMs: totalMs - setupMs - checkMs,
      checkMs,
      totalMs,
    };
    return summaryOf({
      subject,
      goal: parts.goal.key,
      search: statistics,
      solutions: texts.size,
      candidates,
      refused,
      unloadable: opened.unloadable,
      isServed: candidates >= request.budget.candidates,
      stopped,
      time,
      phases,
    });
  }

  return {
    specVersion: "v1",
    id: "synthesis",
    capabilities: {
      tasks: ["function", "hole"],
      languages: ["typescript"],
      enforces: [
        { rule: "result-type", enforcement: "candidate" },
        { rule: "example", enforcement: "candidate" },
        { rule: "vocabulary", enforcement: "candidate" },
        { rule: "forbid", enforcement: "candidate" },
        { rule: "prefer", enforcement: "ranking" },
      ],
      dialects: [],
      needsNetwork: false,
      needsKey: false,
      deterministic: false,
    },
    generate,
  };
}

/** The shorter of what the engine allows itself and what its task has left. */
function timeFor(own: number, left: number): SearchRecord["time"] {
  const ofTask = Math.max(LEAST_SEARCH_MS, left);
  return own <= ofTask ? { ms: own, setBy: "synthesis.timeMs" } : { ms: ofTask, setBy: "the task's time budget" };
}

function problemOf(shop: Workshop, subject: TaskSubject, prepared: Prepared, timeMs: number): SearchProblem {
  const { config, oracle } = shop;
  const { parts, facts, modules } = prepared;
  const { session, namespaces } = prepared.opened;
  const typeNames = createTypeNames(oracle, { file: subject.file, own: prepared.taken, known: shop.typeNames });
  const resolver = createTypeResolver(oracle, typeNames, parts.types);
  const names = parts.parameters.map(({ name }) => name);
  return {
    session,
    goal: parts.goal,
    parameters: parts.parameters,
    start: parts.start.filter((spec) => spec.import === undefined || namespaces.has(spec.import.load)),
    types: parts.types,
    pool: createComponentPool({
      session,
      types: parts.types,
      costOf: parts.costOf,
      reach: ({ load, imported }) => `${namespaces.get(load) ?? ""}[${JSON.stringify(imported)}]`,
    }),
    growth: createGrowth(modules.membersOf, parts.types, resolver, facts),
    resolver,
    costOfHigherOrder: parts.costOfHigherOrder,
    isOverfitted: createOverfitTest(names, subject.examples, parts.described),
    isLookup: createLookupTest(subject.examples, new Set([...parts.described, ...literalsIn(parts.goal.term)])),
    isAllowed: (spec) => config.allowGlobals || !namesGlobal(spec.template),
    conditionals: config.conditionals,
    limits: {
      timeMs,
      patience: config.patience,
      maxCost: config.maxCost,
      maxTerms: config.maxTerms,
      maxContexts: 80,
      maxElements: 400,
      stepMs: STEP_MS,
    },
    now: shop.now,
  };
}

/** What speaks against a candidate that its examples vouch for. */
async function doubtsAbout(
  { decision, rivals }: Solution,
  { name, examples }: TaskSubject,
  { opened, parts, taken, style, place }: Prepared,
  isWellTyped: (text: string) => Promise<boolean>,
  context: OperationContext,
): Promise<Reason[]> {
  if (examples.length === 0) return [];
  const { session, namespaces } = opened;
  const parameters = parts.parameters.map((parameter) => parameter.name);
  const equal = equalArguments(parameters, session.parameters);
  if (examples.length > FEW_EXAMPLES || rivals.length === 0) return equal;
  const bodies = [decision, ...rivals].map((at) => ({
    ...printDecision(at, { taken }, style.semicolon),
    decision: at,
  }));
  const few = await doubtOf(
    {
      ...{ session, namespaces, parameters, bodies, name, examples },
      isWellTyped: (body, statement = "") => isWellTyped(`${place(body)}\n${statement}`),
    },
    context,
  );
  return few === undefined ? equal : [...equal, few];
}

const GLOBAL = /\b(?:Math|Number|String|Object|Array|Date|Set|Map|JSON|parseInt|parseFloat)\b/;

const namesGlobal = ({ pieces }: Template): boolean =>
  pieces.some((piece) => "text" in piece && GLOBAL.test(piece.text));

function candidateOf(
  request: GenerateRequest,
  subject: TaskSubject,
  solution: Solution,
  body: PrintedBody,
  newText: string,
  bytes: Uint8Array | null,
): Candidate {
  const imports = new Map(body.imports.map((entry) => [`${entry.module}#${entry.imported}#${entry.local}`, entry]));
  return {
    id: `synthesis.${textHash(`${request.task.id}\n${body.text}`).slice(0, 12)}`,
    taskId: request.task.id,
    engine: "synthesis",
    text: body.text,
    imports: [...imports.values()],
    edits: [{ file: subject.file, newText, baseHash: bytes === null ? null : textHash(bytes) }],
    cost: solution.cost,
    checked: subject.examples.length === 0 ? ["types"] : ["examples", "types"],
  };
}
