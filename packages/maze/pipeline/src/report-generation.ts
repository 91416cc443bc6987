import type { Candidate, OracleDescription, Outcome, Reason } from "@maze/core";
import type { GenerationReport, TaskReport } from "./generation-report.ts";
import type { GenerationResult } from "./generate.ts";
import type { PreparedTargets } from "./prepare-targets.ts";
import { taskOutcome } from "./task-outcome.ts";
import type { TaskRun } from "./task-run.ts";

/** Puts a finished generation into its published form; edits and diff are against the project as the user has it. */
export async function reportGeneration(of: {
  name: string;
  directory: string;
  engine: string;
  prepared: PreparedTargets;
  result: GenerationResult;
  description: OracleDescription | undefined;
  notes: readonly Reason[];
  openMs: number;
  totalMs: number;
}): Promise<GenerationReport> {
  const { prepared, result, description } = of;
  const { index } = prepared;
  const { editsDiff } = await import("./edits-diff.ts");
  const { before } = result.composed;
  const textBefore = (file: string): string | null => {
    const original = prepared.originals.get(file);
    return original === undefined ? (before.get(file) ?? null) : (original?.text ?? null);
  };
  // An edit is made against the file as it was indexed; what changed since must make the writer refuse.
  const indexed = new Map(index.files.map(({ path, hash }) => [path, hash]));
  const edits = result.composed.edits.map((edit) => {
    const original = prepared.originals.get(edit.file);
    return {
      ...edit,
      baseHash: original === undefined ? (indexed.get(edit.file) ?? edit.baseHash) : (original?.hash ?? null),
    };
  });
  return {
    specVersion: "v1",
    project: of.name,
    directory: of.directory,
    engine: of.engine,
    index: {
      files: index.files.length,
      lines: index.files.reduce((sum, file) => sum + file.lines, 0),
      symbols: index.symbols.length,
      tests: index.tests.length,
      holes: index.holes.length,
      dependencies: index.dependencies
        .filter(({ dev }) => !dev)
        .map(({ name, version, hasTypes }) => ({ name, version, hasTypes })),
      skipped: index.skipped,
      durationMs: index.durationMs,
    },
    ...(description === undefined ? {} : { oracle: { ...description } }),
    tasks: result.runs.map((run) => reportTask(run, result)),
    edits,
    diff: editsDiff(edits.map(({ file, newText }) => ({ file, before: textBefore(file), after: newText }))),
    stages: [...(result.judgement?.stages ?? [])],
    notes: [...of.notes, ...errorsFromBefore(result), ...result.notes],
    timings: {
      indexMs: index.durationMs,
      openMs: of.openMs,
      generateMs: result.generateMs,
      validateMs: result.validateMs,
      totalMs: of.totalMs,
    },
  };
}

/** What the compiler finds in the project without the edits; it is said and laid to nobody. */
function errorsFromBefore({ judgement }: GenerationResult): Reason[] {
  const old = (judgement?.stages ?? []).flatMap(({ stage, diagnostics }) =>
    stage === "types" ? diagnostics.filter(({ severity }) => severity === "info") : [],
  );
  return old.slice(0, 5).map(({ file, span, code, message }) => ({
    code: "error-before",
    message: `${file ?? ""}${span === undefined ? "" : `:${String(span.from.line)}`} ${code} was there before: ${message}`,
  }));
}

function reportTask(run: TaskRun, { judgement }: GenerationResult): TaskReport {
  const [chosen, ...alternatives] = run.waiting;
  const examples = judgement?.examples.get(run.task.id);
  const outcome: Outcome =
    chosen === undefined || judgement === undefined
      ? { status: "failed", reasons: unfilledReasons(run), stages: [] }
      : withDoubts(
          taskOutcome([...judgement.stages, ...(examples === undefined ? [] : [examples])], run.tests),
          chosen,
        );
  run.provenance.record({
    room: "validate",
    decision: `outcome ${outcome.status}`,
    source: outcome.stages
      .map((stage) => `${stage.stage} ${stage.status}${stage.tool === undefined ? "" : ` (${stage.tool})`}`)
      .join(", "),
  });
  return {
    task: run.task,
    hole: run.hole,
    constraints: run.plan.planned,
    ...(chosen === undefined ? {} : { chosen }),
    alternatives,
    rejected: run.rejected,
    outcome,
    ...(run.summary === undefined ? {} : { generation: run.summary }),
    generateMs: run.generateMs,
    provenance: run.provenance.toProvenance(),
  };
}

/** Doubts of the engine stand beside what the stages found; they change no status. */
function withDoubts(outcome: Outcome, { doubts = [] }: Candidate): Outcome {
  return { ...outcome, reasons: [...outcome.reasons, ...doubts] };
}

function unfilledReasons(run: TaskRun): Reason[] {
  const engine = run.summary?.reasons ?? [];
  if (run.rejected.length === 0) return [...engine];
  const [last] = run.rejected.slice(-1);
  const refused = {
    code: "candidates-refused",
    message: `${String(run.rejected.length)} refused by the project, the last because ${last?.reasons[0]?.message ?? "a stage failed"}`,
  };
  return [refused, ...engine];
}
