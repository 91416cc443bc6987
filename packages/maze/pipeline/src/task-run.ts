import {
  createProvenanceRecorder,
  toMazeError,
  type Candidate,
  type GenerationSummary,
  type ProvenanceRecorder,
  type Reason,
  type Task,
  type TestRecord,
  type TypedHole,
} from "@maze/core";
import type { Plan } from "./plan.ts";

/** One task on its way: the stream of its candidates and what became of those that were drawn. */
export interface TaskRun {
  readonly task: Task;
  readonly hole: TypedHole;
  readonly plan: Plan;
  /** Tests of the project that call the function. */
  readonly tests: readonly TestRecord[];
  readonly provenance: ProvenanceRecorder;
  /** Candidates drawn and not yet refused, best first; the first is the current choice. */
  readonly waiting: Candidate[];
  readonly rejected: { candidate: Candidate; reasons: Reason[] }[];
  summary: GenerationSummary | undefined;
  generateMs: number;
  /** Draws one more candidate into `waiting`; false when the engine has no more. */
  draw(): Promise<boolean>;
  /** Refuses the current choice and draws the next where none is waiting. */
  refuse(reasons: Reason[]): Promise<void>;
  close(): Promise<void>;
}

/** An engine that breaks, such as by using up the memory of its evaluator, ends its own task and no other. */
function brokenEngine(thrown: unknown): IteratorResult<Candidate, GenerationSummary> {
  const error = toMazeError(thrown);
  if (error.code === "MAZE_CORE_ABORTED" || error.code === "MAZE_CORE_UNEXPECTED") throw error;
  const reasons = [{ code: error.code, message: `the engine broke off: ${error.message}` }];
  return { done: true, value: { end: "budget", reasons, statistics: {} } };
}

/** Starts a run over an engine's stream. `now` is milliseconds. */
export function createTaskRun(
  of: Pick<TaskRun, "task" | "hole" | "plan" | "tests">,
  stream: AsyncGenerator<Candidate, GenerationSummary, void>,
  now: () => number,
): TaskRun {
  const provenance = createProvenanceRecorder(of.task.id, now);
  for (const { constraint, enforcedBy } of of.plan.planned) {
    provenance.record({
      room: "plan",
      decision: `${constraint.hardness} constraint ${constraint.id}: ${constraint.explanation}`,
      source: constraint.source,
      details: { hash: constraint.hash, enforcedBy },
    });
  }
  const run: TaskRun = {
    ...of,
    provenance,
    waiting: [],
    rejected: [],
    summary: undefined,
    generateMs: 0,
    async draw() {
      if (run.summary !== undefined) return false;
      const began = now();
      const next = await stream.next().catch(brokenEngine);
      run.generateMs += now() - began;
      if (next.done === true) {
        run.summary = next.value;
        provenance.record({
          room: "generate",
          decision: `no further candidate: ${next.value.end}`,
          source: of.task.id,
          details: { reasons: next.value.reasons, statistics: next.value.statistics },
        });
        return false;
      }
      run.waiting.push(next.value);
      provenance.record({
        room: "generate",
        decision: `candidate ${next.value.id}: ${next.value.text}`,
        source: `engine ${next.value.engine}`,
        details: { cost: next.value.cost, checked: next.value.checked },
      });
      return true;
    },
    async refuse(reasons) {
      const candidate = run.waiting.shift();
      if (candidate === undefined) return;
      run.rejected.push({ candidate, reasons });
      provenance.record({
        room: "validate",
        decision: `refused candidate ${candidate.id}`,
        source: reasons.map((reason) => reason.code).join(", "),
        details: { reasons },
      });
      if (run.waiting.length === 0) await run.draw();
    },
    async close() {
      // Leaving the loop early is how a caller stops an engine; the stream then frees what it holds.
      await stream.return({ end: "budget", reasons: [], statistics: {} });
    },
  };
  return run;
}
