import { join, posix } from "node:path";
import {
  countCacheLookup,
  silentMetrics,
  type ExampleEvaluator,
  type GenerateRequest,
  type Metrics,
  type OperationContext,
  type Reason,
  type StyleProfile,
  type TypeOracle,
  type Weights,
} from "@maze/core";
import type { SynthesisConfig } from "../config.ts";
import { placeBodies } from "../print/place-bodies.ts";
import type { PrintedBody } from "../print/print-decision.ts";
import { writingStyle, type WritingStyle } from "../print/writing-style.ts";
import { buildProblem, preferenceOf, type ProblemParts } from "../problem/build-problem.ts";
import { reachableValues, surroundingsOf, type ModuleCache } from "../problem/modules.ts";
import { openSession, type OpenedSession } from "../problem/open-session.ts";
import { probeProject, type ProjectFacts } from "../problem/project-facts.ts";
import { readSubjectFile, type TaskSubject } from "../problem/task-subject.ts";
import type { KnownNames } from "../search/type-names.ts";

/** What all tasks of an engine share. */
export interface Workshop {
  readonly oracle: TypeOracle;
  readonly evaluator: ExampleEvaluator;
  readonly weights: Weights | undefined;
  readonly config: SynthesisConfig;
  readonly modules: (metrics: Metrics | undefined) => ModuleCache;
  readonly facts: Map<string, Promise<ProjectFacts>>;
  readonly typeNames: KnownNames;
  readFile(path: string): Promise<Uint8Array>;
  now(): number;
}

/** A task that is ready to be searched. */
export interface Prepared {
  readonly bytes: Uint8Array | null;
  readonly style: WritingStyle;
  /** The file as the compiler knows it before: with the new function declared, where the task adds one. */
  readonly before: string;
  readonly parts: ProblemParts;
  readonly opened: OpenedSession;
  readonly facts: ProjectFacts;
  readonly modules: ModuleCache;
  /** Names that must not be hidden. */
  readonly taken: ReadonlySet<string>;
  readonly compilerMs: number;
  readonly openMs: number;
  place(body: PrintedBody): string;
}

/** Milliseconds after which one application counts as failed. */
export const STEP_MS = 100;

/** Reads the file, asks the compiler what is in reach, and opens the evaluator. */
export async function prepareTask(
  shop: Workshop,
  request: GenerateRequest,
  subject: TaskSubject,
  context: OperationContext,
): Promise<Prepared | Reason> {
  const { oracle, config, now } = shop;
  const modules = shop.modules(context.metrics);
  const { index } = request;
  const began = now();
  const bytes = await readSubjectFile(join(index.root, subject.file), "kind" in subject.hole, (path) =>
    shop.readFile(path),
  );
  const fileText = bytes === null ? "" : new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  const profile: StyleProfile | undefined = index.styles.find((style) => style.language === request.task.language);
  const style = writingStyle(fileText, profile);
  const place = (body: PrintedBody): string =>
    placeBodies({
      fileText,
      file: subject.file,
      style: profile,
      placements: [{ hole: subject.hole, text: body.text, imports: body.imports }],
    });
  const declaredText =
    "kind" in subject.hole ? place({ text: 'throw new Error("not implemented")', imports: [] }) : undefined;

  const declared =
    declaredText === undefined
      ? await modules.functionOf(
          subject.file,
          subject.name,
          index.holes.filter(({ file }) => file === subject.file).map(({ name }) => name),
        )
      : (await oracle.functions(subject.file, [subject.name], declaredText))[0];
  if (declared === undefined)
    return { code: "no-signature", message: `the compiler knows no function ${subject.name} in ${subject.file}` };
  const names = declared.signature.parameters.map((parameter) => parameter.name);
  const reach = { file: subject.file, index, modules: config.modules, allowed: allowedModules(request) };
  const { near, far, names: reachable } = surroundingsOf(reach);
  const open = (loads: readonly string[]): Promise<OpenedSession> =>
    openSession(
      {
        evaluator: shop.evaluator,
        index,
        parameters: names,
        examples: subject.examples,
        loads,
        names: reachable,
        stepMs: STEP_MS,
      },
      context,
    );
  // The process starts while the compiler answers; what it loads is a guess from the signature, made good below.
  const guessed = /\b[A-Z]\w*/.test(subject.signature) ? [...near, ...far] : near;
  const opening = open(guessed);

  const taken = namesIn(fileText, names);
  const asking = Promise.all([
    factsOf(shop, { file: subject.file, text: fileText }, context.metrics),
    reachableValues(modules, { ...reach, taken, exists: bytes !== null }),
  ]);
  const preferred = Object.assign(
    {},
    ...request.constraints.constraints.map(({ rule }) => (rule.rule === "prefer" ? rule.weights : {})),
  ) as Record<string, number>;
  const building = asking.then(async ([facts, values]) => {
    const preference = preferenceOf(shop.weights, preferred);
    const parts = await buildProblem({
      subject,
      declared,
      values,
      quote: style.quote,
      preferred: preference,
      membersOf: modules.membersOf,
    });
    return { facts, parts, compilerMs: now() - began };
  });
  const [guess, built] = await Promise.allSettled([opening, building]);
  if (guess.status === "rejected" || built.status === "rejected") {
    if (guess.status === "fulfilled") await guess.value.session.close();
    throw guess.status === "rejected" ? guess.reason : built.status === "rejected" ? built.reason : undefined;
  }
  const { facts, parts, compilerMs } = built.value;
  const missing = parts.start.flatMap((spec) =>
    spec.import === undefined || guessed.includes(spec.import.load) ? [] : [spec.import.load],
  );
  let opened = guess.value;
  if (missing.length > 0) {
    await opened.session.close();
    opened = await open([...guessed, ...missing]);
  }
  return {
    bytes,
    style,
    before: declaredText ?? fileText,
    parts,
    opened,
    facts,
    modules,
    taken,
    compilerMs,
    openMs: now() - began - compilerMs,
    place,
  };
}

/** Settings are the same for all files of a folder. */
function factsOf(
  shop: Workshop,
  source: { readonly file: string; readonly text: string },
  metrics = silentMetrics,
): Promise<ProjectFacts> {
  const folder = posix.dirname(source.file);
  const cached = shop.facts.get(folder);
  countCacheLookup(metrics, "compiler settings", cached === undefined ? "miss" : "hit");
  const known = cached ?? probeProject(shop.oracle, source.file, source.text);
  shop.facts.set(folder, known);
  known.catch(() => shop.facts.delete(folder));
  return known;
}

function namesIn(text: string, parameters: readonly string[]): ReadonlySet<string> {
  const declared = [
    ...text.matchAll(
      /\b(?:function|const|let|var|class|enum|namespace|interface|type)\s+([\p{ID_Start}$_][\p{ID_Continue}$]*)/gu,
    ),
  ].map(([, name]) => name ?? "");
  const imports = [...text.matchAll(/\bimport\s+([^'"]*?)\s+from\b/g)].flatMap(
    ([, list]) => (list ?? "").match(/[\p{ID_Start}$_][\p{ID_Continue}$]*/gu) ?? [],
  );
  return new Set([...declared, ...imports, ...parameters]);
}

/** Modules that every hard vocabulary constraint allows; `undefined` where there is none. */
function allowedModules({ constraints }: GenerateRequest): ReadonlySet<string> | undefined {
  const lists = constraints.constraints.flatMap(({ rule, hardness }) =>
    rule.rule === "vocabulary" && hardness === "hard" ? [rule.modules] : [],
  );
  const [first, ...others] = lists;
  return first === undefined
    ? undefined
    : new Set(first.filter((module) => others.every((list) => list.includes(module))));
}
