import { join } from "node:path";
import {
  toMazeError,
  type Diagnostic,
  type EvaluationSession,
  type Example,
  type ExampleEvaluator,
  type MazeError,
  type Observation,
  type OperationContext,
  type StageResult,
  type TypedHole,
} from "@maze/core";

/** A finished function and the examples that it has to keep. */
export interface ExampleSubject {
  /** Id of the task. */
  readonly id: string;
  readonly hole: TypedHole;
  readonly examples: readonly Example[];
}

/**
 * The stage `examples` of each subject, by id: imports the finished functions from their own files in the copy and runs
 * their examples. It is the engine-independent check of what the doc comments and the tasks promise. All functions share
 * one session; when they cannot be loaded together, each is tried alone, so that one broken file says nothing of others.
 */
export async function checkExamples(
  of: { directory: string; subjects: readonly ExampleSubject[] },
  evaluator: ExampleEvaluator,
  now: () => number,
  context: OperationContext,
): Promise<Map<string, StageResult>> {
  const results = new Map<string, StageResult>();
  const runnable: ExampleSubject[] = [];
  for (const subject of of.subjects) {
    const reason = whyNot(subject);
    if (reason === undefined) runnable.push(subject);
    else results.set(subject.id, { ...stageOf(subject, evaluator), status: "skipped", reason, durationMs: 0 });
  }
  const run = async (subjects: readonly ExampleSubject[]): Promise<void> => {
    const began = now();
    const seen = await runTogether(of.directory, subjects, evaluator, context);
    if ("code" in seen && subjects.length > 1) {
      for (const subject of subjects) await run([subject]);
      return;
    }
    for (const subject of subjects) {
      const stage = stageOf(subject, evaluator);
      const durationMs = now() - began;
      results.set(
        subject.id,
        "code" in seen ? unloadable(stage, seen, durationMs) : judged(stage, subject, seen, durationMs),
      );
    }
  };
  if (runnable.length > 0) await run(runnable);
  return results;
}

interface Seen {
  /** Row at which each subject's examples begin. */
  readonly first: ReadonlyMap<string, number>;
  readonly observation: Observation;
  readonly shown: readonly (string | null)[];
}

/** Every example is a row; its one parameter is the call itself, as a function without parameters. */
async function runTogether(
  directory: string,
  subjects: readonly ExampleSubject[],
  evaluator: ExampleEvaluator,
  context: OperationContext,
): Promise<Seen | MazeError> {
  const first = new Map<string, number>();
  const rows: { args: string[]; expected: Example["expected"] }[] = [];
  const imports = subjects.map(({ hole }, at) => ({
    local: `subject${String(at)}`,
    module: join(directory, hole.file),
    imported: hole.name,
  }));
  for (const [at, { id, examples }] of subjects.entries()) {
    first.set(id, rows.length);
    for (const { args, expected } of examples) {
      rows.push({ args: [`() => subject${String(at)}(${args.join(", ")})`], expected });
    }
  }
  let session: EvaluationSession | undefined;
  try {
    session = await evaluator.open({ directory, imports, parameters: ["call"], rows }, context);
    const [component] = await session.addComponents(["(call) => call()"]);
    const args = session.parameters.map(({ value }) => ({ value }));
    const [observation] = await session.apply([{ context: 0, component: component ?? 0, args }], context);
    if (observation === undefined) throw new TypeError("the evaluator answered nothing");
    return { first, observation, shown: await session.show(observation.value) };
  } catch (thrown) {
    const error = toMazeError(thrown);
    if (error.code === "MAZE_CORE_ABORTED" || error.code === "MAZE_CORE_UNEXPECTED") throw error;
    return error;
  } finally {
    await session?.close();
  }
}

function stageOf({ examples }: ExampleSubject, evaluator: ExampleEvaluator) {
  const scope = `${String(examples.length)} ${examples.length === 1 ? "example" : "examples"}`;
  return { stage: "examples", diagnostics: [], tool: `evaluator ${evaluator.id}`, scope };
}

type Stage = ReturnType<typeof stageOf>;

function whyNot({ hole, examples }: ExampleSubject): StageResult["reason"] {
  if (examples.length === 0) return { code: "no-examples", message: `${hole.name} has no examples` };
  if (hole.exported) return undefined;
  return { code: "not-exported", message: `${hole.name} is not exported, so its examples cannot be run from outside` };
}

function unloadable(stage: Stage, error: MazeError, durationMs: number): StageResult {
  const reason = { code: "not-loadable", message: `the examples could not be run: ${error.message}` };
  return { ...stage, status: "skipped", reason, durationMs };
}

function judged(
  stage: Stage,
  subject: ExampleSubject,
  { first, observation, shown }: Seen,
  durationMs: number,
): StageResult {
  const start = first.get(subject.id) ?? 0;
  const diagnostics = subject.examples.flatMap((example, at): Diagnostic[] => {
    const row = start + at;
    if (observation.matches[row] === true) return [];
    return [exampleFailure(subject.hole, example, shown[row] ?? observation.kinds[row] ?? "nothing")];
  });
  return { ...stage, status: diagnostics.length === 0 ? "passed" : "failed", diagnostics, durationMs };
}

function exampleFailure(hole: TypedHole, { args, expected }: Example, got: string): Diagnostic {
  const wanted = "value" in expected ? expected.value : `an error ${expected.throws}`;
  return {
    source: "examples",
    severity: "error",
    code: "example-failed",
    message: `${hole.name}(${args.join(", ")}) gave ${got}, expected ${wanted}`,
    file: hole.file,
    span: hole.declaration,
  };
}
