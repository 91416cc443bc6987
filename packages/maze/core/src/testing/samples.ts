import {
  createTextIndex,
  textHash,
  type Candidate,
  type ConstraintSet,
  type GenerateRequest,
  type ProjectIndex,
  type Span,
  type StageResult,
  type Task,
  type TypedHole,
} from "../index.ts";

/** A small project as it is used by the samples: one declared function, which lacks its body. */
export const sampleText = "export declare function double(x: number): number;\n";
/** Where the text of the sample project stands. */
export const sampleFile = "src/double.ts";

/** The span of the first occurrence of `part`. */
export function spanIn(text: string, part: string): Span {
  const start = text.indexOf(part);
  return createTextIndex(text).spanOf(start, start + part.length);
}

/** A task that fits its schema: the hole of the sample project. */
export function sampleTask(change: Partial<Extract<Task, { kind: "hole" }>> = {}): Extract<Task, { kind: "hole" }> {
  return {
    specVersion: "v1",
    kind: "hole",
    id: "task-1",
    language: "typescript",
    description: "Doubles a number.",
    examples: [{ args: ["2"], expected: { value: "4" }, source: "task" }],
    file: sampleFile,
    name: "double",
    ...change,
  };
}

/** The hole of the sample project. */
export function sampleHole(): TypedHole {
  return {
    id: `${sampleFile}#double`,
    file: sampleFile,
    name: "double",
    form: "declared-only",
    declaration: spanIn(sampleText, sampleText.trimEnd()),
    body: spanIn(sampleText, ";"),
    signature: "(x: number): number",
    parameters: [{ name: "x", type: "number", optional: false, rest: false }],
    returnType: "number",
    exported: true,
    examples: sampleTask().examples,
  };
}

/** An index of the sample project that fits its schema. */
export function sampleIndex(change: Partial<ProjectIndex> = {}): ProjectIndex {
  const number = { kind: "primitive", name: "number" } as const;
  return {
    specVersion: "v1",
    root: "/sample",
    files: [
      {
        path: sampleFile,
        language: "typescript",
        bytes: Buffer.byteLength(sampleText),
        lines: 2,
        hash: textHash(sampleText),
      },
    ],
    skipped: [{ path: "logo.png", reason: "no language adapter reads .png" }],
    symbols: [
      {
        id: `${sampleFile}#double`,
        name: "double",
        kind: "function",
        file: sampleFile,
        span: spanIn(sampleText, sampleText.trimEnd()),
        exported: true,
        exportedAs: ["double"],
        modifiers: ["export", "declare"],
        signatures: [
          {
            typeParameters: [],
            parameters: [{ name: "x", type: number, optional: false, rest: false }],
            returns: number,
          },
        ],
      },
    ],
    imports: [],
    tests: [],
    holes: [sampleHole()],
    styles: [{ language: "typescript", semicolons: { value: true, confidence: 1, observations: 1 } }],
    dependencies: [{ name: "date-fns", version: "4.1.0", dev: false, hasTypes: true }],
    diagnostics: [],
    durationMs: 1,
    ...change,
  };
}

/** A candidate for the sample task that fits its schema. */
export function sampleCandidate(change: Partial<Candidate> = {}): Candidate {
  return {
    id: "candidate-1",
    taskId: "task-1",
    engine: "fake",
    text: "return x * 2;",
    imports: [],
    edits: [
      {
        file: sampleFile,
        newText: "export function double(x: number): number {\n  return x * 2;\n}\n",
        baseHash: textHash(sampleText),
      },
    ],
    cost: 1,
    checked: ["examples"],
    ...change,
  };
}

/** A constraint set for the sample task: empty, unless it is given constraints. */
export function sampleConstraints(change: Partial<ConstraintSet> = {}): ConstraintSet {
  return { specVersion: "v1", taskId: "task-1", constraints: [], ...change };
}

/** A stage that failed with one error. */
export function sampleFailure(change: Partial<StageResult> = {}): StageResult {
  const error = { source: "fake", severity: "error", code: "F1", message: "wrong", file: sampleFile } as const;
  return { stage: "fake", status: "failed", diagnostics: [error], durationMs: 1, ...change };
}

/** A request for the sample task. */
export function sampleRequest(change: Partial<GenerateRequest> = {}): GenerateRequest {
  return {
    task: sampleTask(),
    constraints: sampleConstraints(),
    index: sampleIndex(),
    budget: { timeMs: 5000, candidates: 10 },
    ...change,
  };
}
