import {
  createTextIndex,
  type Candidate,
  type Constraint,
  type Example,
  type GenerationSummary,
  type Generator,
  type ProjectIndex,
  type TypedHole,
} from "@maze/core";
import { createSynthesis, type SynthesisOptions } from "../../src/index.ts";
import { createFakeOracle, signatureOf, type FakeFacts } from "./fake-oracle.ts";
import { createInProcessEvaluator, type Modules } from "./in-process-evaluator.ts";

/** A hole in a file of its own, by signature, words and examples. */
export interface HoleCase {
  readonly name: string;
  readonly signature: string;
  readonly description?: string;
  /** `[arguments, result]` as source text; a result `throws X` stands for an error. */
  readonly examples: readonly (readonly [string, string])[];
  readonly head?: string;
  readonly facts?: FakeFacts;
  readonly modules?: Modules;
  readonly constraints?: readonly Constraint[];
  readonly config?: SynthesisOptions["config"];
  readonly dependencies?: readonly string[];
  readonly imports?: ProjectIndex["imports"];
  readonly candidates?: number;
  readonly timeMs?: number;
  /** The engine's clock. */
  readonly now?: () => number;
}

/** A clock that goes on by so many milliseconds each time it is read, so that time is counted in work. */
export function steppingClock(stepMs: number): () => number {
  let at = 0;
  return () => (at += stepMs);
}

/** What a search gave. */
export interface Filled {
  readonly candidates: readonly Candidate[];
  readonly summary: GenerationSummary;
  readonly text: string | undefined;
}

const split = (text: string): string[] => {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  let quote = "";
  for (let i = 0; i <= text.length; i++) {
    const char = text[i];
    if (quote !== "") quote = char === quote || char === undefined ? "" : quote;
    else if (char === '"') quote = char;
    else if (char !== undefined && "([{".includes(char)) depth++;
    else if (char !== undefined && ")]}".includes(char)) depth--;
    else if (char === undefined || (char === "," && depth === 0)) {
      parts.push(text.slice(from, i).trim());
      from = i + 1;
    }
  }
  return parts.filter((part) => part !== "");
};

/** The index and file text of a case. */
export function holeProject(of: HoleCase): { index: ProjectIndex; text: string; hole: TypedHole } {
  const declaration = `export declare function ${of.name}${of.signature};`;
  const text = `${of.head ?? ""}${declaration}\n`;
  const start = text.length - declaration.length - 1;
  const lines = createTextIndex(text);
  const { parameters, returns } = signatureOf(of.signature);
  const examples = of.examples.map(([args, result]): Example => ({
    args: split(args),
    expected: result.startsWith("throws ") ? { throws: result.slice(7) } : { value: result },
    source: "doc",
  }));
  const hole: TypedHole = {
    id: `src/a.ts#${of.name}`,
    file: "src/a.ts",
    name: of.name,
    form: "declared-only",
    declaration: lines.spanOf(start, text.length - 1),
    body: lines.spanOf(text.length - 2, text.length - 1),
    signature: of.signature,
    parameters: parameters.map(({ name, type, optional, rest }) => ({ name, type: type.text, optional, rest })),
    returnType: returns.text,
    exported: true,
    doc: { summary: of.description ?? "", examples: [], tags: [] },
    examples,
  };
  const index: ProjectIndex = {
    specVersion: "v1",
    root: "/project",
    files: [],
    skipped: [],
    symbols: [],
    imports: [...(of.imports ?? [])],
    tests: [],
    holes: [hole],
    styles: [],
    dependencies: (of.dependencies ?? []).map((name) => ({ name, dev: false, hasTypes: true })),
    diagnostics: [],
    durationMs: 0,
  };
  return { index, text, hole };
}

/** Runs the engine on one hole, with a fake compiler and an evaluator in this process. */
export async function fill(of: HoleCase): Promise<Filled> {
  const { index, text } = holeProject(of);
  const engine: Generator = createSynthesis({
    oracle: createFakeOracle({ ...of.facts, functions: { [of.name]: of.signature } }),
    evaluator: createInProcessEvaluator(of.modules),
    config: of.config,
    now: of.now,
    readFile: () => Promise.resolve(new TextEncoder().encode(text)),
  });
  const stream = engine.generate(
    {
      task: {
        specVersion: "v1",
        kind: "hole",
        id: "task",
        language: "typescript",
        description: "",
        examples: [],
        file: "src/a.ts",
        name: of.name,
      },
      constraints: { specVersion: "v1", taskId: "task", constraints: [...(of.constraints ?? [])] },
      index,
      budget: { timeMs: of.timeMs ?? 4000, candidates: of.candidates ?? 1 },
    },
    {},
  );
  const candidates: Candidate[] = [];
  for (;;) {
    const step = await stream.next();
    if (step.done === true) return { candidates, summary: step.value, text: candidates[0]?.text };
    candidates.push(step.value);
  }
}
