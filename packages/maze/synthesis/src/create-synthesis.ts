import { readFile as readFileFromDisk } from "node:fs/promises";
import { join, posix } from "node:path";
import {
  parseData, textHash, throwIfAborted,
  type Candidate, type Diagnostic, type ExampleEvaluator, type GenerateRequest, type GenerationSummary, type Generator, type OperationContext,
  type Reason, type TypeOracle, type Weights,
} from "@maze/core";
import { synthesisConfigSchema, type SynthesisConfig } from "./config.ts";
import { placeBodies } from "./print/place-bodies.ts";
import type { Template } from "./print/template.ts";
import { printDecision, type PrintedBody } from "./print/print-decision.ts";
import { writingStyle } from "./print/writing-style.ts";
import { buildProblem, preferenceOf } from "./problem/build-problem.ts";
import { createModuleCache, reachableValues } from "./problem/modules.ts";
import { openSession } from "./problem/open-session.ts";
import { createOverfitTest } from "./problem/overfit.ts";
import { probeProject, type ProjectFacts } from "./problem/project-facts.ts";
import { readSubjectFile, subjectOf, type TaskSubject } from "./problem/task-subject.ts";
import { createComponentPool } from "./search/component-pool.ts";
import { createGrowth } from "./search/growth.ts";
import { search, type SearchStatistics, type Solution } from "./search/search.ts";
import { createTypeResolver } from "./search/type-resolver.ts";

/** What the engine needs of other rooms, and its settings. */
export interface SynthesisOptions {
  readonly oracle: TypeOracle;
  readonly evaluator: ExampleEvaluator;
  readonly weights?: Weights | undefined;
  readonly config?: Partial<SynthesisConfig> | undefined;
  readonly readFile?: ((path: string) => Promise<Uint8Array>) | undefined;
  /** Milliseconds; only differences are used. */
  readonly now?: (() => number) | undefined;
}

/** Milliseconds after which an application counts as failed. */
const STEP_MS = 100;

/** A slow start (a cold compiler, a large module) still leaves this for the search itself. */
const LEAST_SEARCH_MS = 300;

/**
 * The engine that needs no model: it searches for the smallest well-typed body that agrees with the examples.
 *
 * One engine serves all holes of a run; what it learns of modules and of the project is kept between them.
 */
export function createSynthesis(options: SynthesisOptions): Generator {
  const config = parseData(synthesisConfigSchema, options.config ?? {}, "synthesis options");
  const { oracle, evaluator } = options;
  const readFile = options.readFile ?? ((path: string) => readFileFromDisk(path));
  const now = options.now ?? (() => performance.now());
  const modules = createModuleCache(oracle);
  const facts = new Map<string, Promise<ProjectFacts>>();
  const baselines = new Map<string, Promise<readonly Diagnostic[]>>();

  async function* generate(request: GenerateRequest, context: OperationContext): AsyncGenerator<Candidate, GenerationSummary, void> {
    throwIfAborted(context.signal);
    const began = now();
    const subject = subjectOf(request);
    if (subject === null) return unsupported("task-kind", `synthesis fills holes and functions, not ${request.task.kind} tasks, and the hole must be in the index`);
    const refusal = refusalOf(subject);
    if (refusal !== undefined) return unsupported(refusal.code, refusal.message);
    context.onProgress?.({ type: "started", room: "synthesis", message: `searching ${subject.name}` });

    const path = join(request.index.root, subject.file);
    const bytes = await readSubjectFile(path, "kind" in subject.hole, readFile);
    const fileText = bytes === null ? "" : new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
    const profile = request.index.styles.find((style) => style.language === request.task.language);
    const style = writingStyle(fileText, profile);
    const place = (body: PrintedBody): string =>
      placeBodies({ fileText, file: subject.file, style: profile, placements: [{ hole: subject.hole, text: body.text, imports: body.imports }] });
    const declaredText = "kind" in subject.hole ? place({ text: 'throw new Error("not implemented")', imports: [] }) : undefined;
    const folder = posix.dirname(subject.file);
    const project = facts.get(folder) ?? probeProject(oracle, subject.file);
    facts.set(folder, project);

    const [[declared], { checkedIndex }] = await Promise.all([oracle.functions(subject.file, [subject.name], declaredText), project]);
    if (declared === undefined) return unsupported("no-signature", `the compiler does not know a function ${subject.name} in ${subject.file}`);
    const taken = namesIn(fileText, declared.signature.parameters.map((parameter) => parameter.name));
    const allowed = allowedModules(request);
    const values = await reachableValues(oracle, modules, { file: subject.file, index: request.index, modules: config.modules, allowed, taken, exists: bytes !== null });
    const preferred = Object.assign({}, ...request.constraints.constraints.map(({ rule }) => (rule.rule === "prefer" ? rule.weights : {}))) as Record<string, number>;
    const parts = await buildProblem({ subject, declared, values, quote: style.quote, preferred: preferenceOf(options.weights, preferred), membersOf: modules.membersOf });

    const opened = await openSession(
      {
        evaluator,
        index: request.index,
        file: subject.file,
        parameters: parts.parameters.map(({ name }) => name),
        examples: subject.examples,
        loads: parts.start.flatMap((spec) => (spec.import === undefined ? [] : [spec.import.load])),
        names: values.filter((value) => value.distance === 0).map((value) => ({ local: value.import.local, load: value.import.load, imported: value.import.imported })),
        stepMs: STEP_MS,
      },
      context,
    );
    const statistics: SearchStatistics = { terms: 0, evaluations: 0, components: 0, contexts: 0, level: 0, bestMatch: 0, end: "budget" };
    const setupMs = now() - began;
    let found = 0;
    let typed = 0;
    let untyped = 0;
    try {
      const { session, namespaces } = opened;
      const resolver = createTypeResolver(oracle, subject.file, parts.types);
      const pool = createComponentPool({
        session,
        types: parts.types,
        costOf: parts.costOf,
        reach: (from) => (from.imported === "*" ? (namespaces.get(from.load) ?? "undefined") : `${namespaces.get(from.load) ?? "undefined"}[${JSON.stringify(from.imported)}]`),
      });
      const solutions = search(
        {
          session,
          goal: parts.goal,
          parameters: parts.parameters,
          start: parts.start.filter((spec) => spec.import === undefined || namespaces.has(spec.import.load)),
          types: parts.types,
          pool,
          growth: createGrowth(modules.membersOf, parts.types, resolver, { checkedIndex }),
          resolver,
          costOfHigherOrder: parts.costOfHigherOrder,
          isOverfitted: createOverfitTest(parts.parameters.map(({ name }) => name), subject.examples, parts.described),
          isAllowed: (spec) => config.allowGlobals || !namesGlobal(spec.template),
          conditionals: config.conditionals,
          stepMs: STEP_MS,
          limits: {
            timeMs: Math.min(config.timeMs, Math.max(LEAST_SEARCH_MS, request.budget.timeMs - setupMs)),
            maxCost: config.maxCost,
            maxTerms: config.maxTerms,
            maxContexts: 80,
            maxElements: 400,
          },
          now,
        },
        statistics,
        context,
      );
      const texts = new Set<string>();
      for await (const solution of solutions) {
        found++;
        const body = printDecision(solution.decision, { taken }, style.semicolon);
        if (texts.has(body.text)) continue;
        texts.add(body.text);
        const newText = place(body);
        if (!(await isWellTyped(subject.file, fileText, declaredText, newText, context))) {
          untyped++;
          continue;
        }
        typed++;
        yield candidateOf(request, subject, solution, body, newText, bytes);
        if (typed >= request.budget.candidates) break;
      }
    } finally {
      await opened.session.close();
    }
    const durationMs = now() - began;
    context.onProgress?.({ type: "finished", room: "synthesis", message: subject.name, durationMs });
    const reasons = reasonsOf(subject, parts.goal.key, statistics, { typed, untyped, unloadable: opened.unloadable });
    return {
      end: statistics.end,
      reasons,
      statistics: {
        terms: statistics.terms, evaluations: statistics.evaluations, components: statistics.components, contexts: statistics.contexts, maxCost: statistics.level,
        solutions: found, candidates: typed, examples: subject.examples.length, setupMs: Math.round(setupMs), totalMs: Math.round(durationMs),
      },
    };
  }

  async function isWellTyped(file: string, before: string, declaredText: string | undefined, after: string, context: OperationContext): Promise<boolean> {
    const key = `${file} ${textHash(before)}`;
    const baseline = baselines.get(key) ?? oracle.diagnostics([{ file, text: declaredText ?? before }], context).then(([found]) => found ?? []);
    baselines.set(key, baseline);
    const [found] = await oracle.diagnostics([{ file, text: after }], context);
    const known = new Map<string, number>();
    for (const { code, message } of await baseline) known.set(`${code} ${message}`, (known.get(`${code} ${message}`) ?? 0) + 1);
    return (found ?? []).every(({ code, message, severity }) => {
      if (severity !== "error") return true;
      const left = known.get(`${code} ${message}`) ?? 0;
      known.set(`${code} ${message}`, left - 1);
      return left > 0;
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
      deterministic: true,
    },
    generate,
  };
}

const unsupported = (code: string, message: string): GenerationSummary => ({ end: "unsupported", reasons: [{ code, message }], statistics: {} });

/** Forms of function that a single expression cannot be the body of. */
function refusalOf({ name, signature }: TaskSubject): Reason | undefined {
  const result = signature.slice(signature.lastIndexOf(")"));
  if (/:\s*(?:void|never|undefined)\s*$/.test(result)) return { code: "no-result", message: `${name} returns nothing, so there is no expression to search for` };
  if (/:\s*(?:Promise|AsyncGenerator|AsyncIterable|Generator|Iterator)\b/.test(result)) {
    return { code: "asynchronous", message: `${name} is asynchronous or a generator, which the engine does not write` };
  }
  return undefined;
}

const GLOBAL = /\b(?:Math|Number|String|Object|Array|Date|Set|Map|JSON|parseInt|parseFloat)\b/;

const namesGlobal = ({ pieces }: Template): boolean => pieces.some((piece) => "text" in piece && GLOBAL.test(piece.text));

function namesIn(text: string, parameters: readonly string[]): ReadonlySet<string> {
  const declared = [...text.matchAll(/\b(?:function|const|let|var|class|enum|namespace|interface|type)\s+([\p{ID_Start}$_][\p{ID_Continue}$]*)/gu)].map(([, name]) => name ?? "");
  const imports = [...text.matchAll(/\bimport\s+([^'"]*?)\s+from\b/g)].flatMap(([, list]) => (list ?? "").match(/[\p{ID_Start}$_][\p{ID_Continue}$]*/gu) ?? []);
  return new Set([...declared, ...imports, ...parameters]);
}

function allowedModules({ constraints }: GenerateRequest): ReadonlySet<string> | undefined {
  const lists = constraints.constraints.flatMap(({ rule, hardness }) => (rule.rule === "vocabulary" && hardness === "hard" ? [rule.modules] : []));
  const [first, ...others] = lists;
  return first === undefined ? undefined : new Set(first.filter((module) => others.every((list) => list.includes(module))));
}

function candidateOf(request: GenerateRequest, subject: TaskSubject, solution: Solution, body: PrintedBody, newText: string, bytes: Uint8Array | null): Candidate {
  return {
    id: `synthesis.${textHash(`${request.task.id}\n${body.text}`).slice(0, 12)}`,
    taskId: request.task.id,
    engine: "synthesis",
    text: body.text,
    imports: [...new Map(body.imports.map((entry) => [`${entry.module}#${entry.imported}`, entry])).values()],
    edits: [{ file: subject.file, newText, baseHash: bytes === null ? null : textHash(bytes) }],
    cost: solution.cost,
    checked: subject.examples.length === 0 ? ["types"] : ["examples", "types"],
  };
}

function reasonsOf(
  subject: TaskSubject,
  goal: string,
  statistics: SearchStatistics,
  ended: { typed: number; untyped: number; unloadable: readonly { load: string; message: string }[] },
): Reason[] {
  const reasons: Reason[] = [];
  const explored = `${String(statistics.terms)} different terms up to cost ${String(statistics.level)} of type-correct combinations of ${String(statistics.components)} components`;
  if (subject.examples.length === 0) reasons.push({ code: "types-only", message: `${subject.name} has no examples, so its candidates are only known to be well typed` });
  if (ended.typed === 0) {
    const nearest = statistics.bestMatch === 0 ? "none matched an example" : `the nearest matched ${String(statistics.bestMatch)} of ${String(subject.examples.length)} examples`;
    reasons.push({ code: "not-found", message: `no expression of type ${goal} gives every expected result: ${explored}; ${nearest}` });
  }
  if (ended.untyped > 0) reasons.push({ code: "not-well-typed", message: `${String(ended.untyped)} expressions matched the examples and were refused by the compiler` });
  for (const { load, message } of ended.unloadable) reasons.push({ code: "module-not-loaded", message: `${load} was left out: ${message}` });
  return reasons;
}
