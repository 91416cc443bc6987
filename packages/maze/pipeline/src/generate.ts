import {
  throwIfAborted,
  type ConstraintProvider,
  type Example,
  type ExampleEvaluator,
  type FileEdit,
  type GenerationBudget,
  type Generator,
  type OperationContext,
  type ProjectIndex,
  type Reason,
  type StageResult,
  type Task,
  type TypedHole,
  type TypeOracle,
} from "@maze/core";
import { attributeFailures, isTest, type Suspect } from "./attribute-failures.ts";
import type { ComposedEdits } from "./compose-edits.ts";
import { holeOf } from "./hole-of.ts";
import { judgeAhead, judgeRound, type JudgeAhead } from "./judge-ahead.ts";
import { planTask } from "./plan.ts";
import { severalAtOnce } from "./several-at-once.ts";
import { createTaskRun, type TaskRun } from "./task-run.ts";
import { needsBefore, withoutKnownHangs, type TestsBefore } from "./tests-before.ts";
import { testsCalling } from "./tests-calling.ts";

/** What a judgement of the whole project found. */
export interface Judgement {
  /** Stages over the whole project. */
  readonly stages: readonly StageResult[];
  /** The stage `examples` of each task, by task id. */
  readonly examples: ReadonlyMap<string, StageResult>;
}

/** What a generation needs of the other rooms. */
export interface GenerationRooms {
  readonly index: ProjectIndex;
  readonly oracle: TypeOracle | undefined;
  readonly evaluator: ExampleEvaluator;
  readonly engine: Generator;
  readonly providers: readonly ConstraintProvider[];
  readonly stages: readonly string[];
  /** Puts the current choices of several tasks into their files together. */
  compose(runs: readonly TaskRun[]): Promise<ComposedEdits>;
  /** Judges the project as it would be with these edits. */
  judge(edits: readonly FileEdit[], runs: readonly TaskRun[], context: OperationContext): Promise<Judgement>;
  /** What the tests do in the project as it is. */
  testsBefore(context: OperationContext): Promise<TestsBefore>;
  now(): number;
}

export interface GenerationLimits {
  readonly budget: GenerationBudget;
  /** Candidates a task shows at most, the chosen one included. */
  readonly top: number;
  /** Rounds of judge and refuse. */
  readonly rounds: number;
}

/** Runs and what was found on the final text. */
export interface GenerationResult {
  readonly runs: readonly TaskRun[];
  readonly composed: ComposedEdits;
  readonly judgement: Judgement | undefined;
  readonly notes: readonly Reason[];
  readonly generateMs: number;
  readonly validateMs: number;
}

/** An engine waits for its compiler and its evaluator most of the time, so three tasks share two processors well. */
const TASKS_AT_ONCE = 3;

/**
 * Draws a candidate for every task, judges all of them together in one copy of the project, refuses those that a failure
 * is laid to, and repeats with their next candidates.
 */
export async function generateTasks(
  tasks: readonly { task: Task; hole: TypedHole }[],
  rooms: GenerationRooms,
  limits: GenerationLimits,
  context: OperationContext,
): Promise<GenerationResult> {
  const runs: TaskRun[] = [];
  let validateMs = 0;
  const began = rooms.now();
  let ahead: JudgeAhead | undefined;
  try {
    let done = 0;
    await severalAtOnce(tasks, TASKS_AT_ONCE, async ({ task, hole }, at) => {
      throwIfAborted(context.signal);
      const run = await startRun(task, hole, rooms, limits, context);
      runs[at] = run;
      while (run.waiting.length < limits.top && (await run.draw())) throwIfAborted(context.signal);
      done += 1;
      context.onProgress?.({ type: "advanced", room: "generate", message: hole.id, done, total: tasks.length });
      const filled = filledOf(runs);
      if (done === tasks.length - 1 && filled.length > 0) ahead = judgeAhead(filled, rooms, context);
    });
    let generateMs = rooms.now() - began;
    let judgement: Judgement | undefined;
    let composed: ComposedEdits = { edits: [], before: new Map() };
    let notes: readonly Reason[] = [];
    for (let round = 1; round <= limits.rounds; round++) {
      throwIfAborted(context.signal);
      const filled = filledOf(runs);
      const early = await ahead?.take(filled);
      ahead = undefined;
      if (filled.length === 0) {
        composed = await rooms.compose(filled);
        break;
      }
      context.onProgress?.({
        type: "advanced",
        room: "validate",
        message: `round ${String(round)}: ${String(filled.length)} bodies`,
        done: round,
      });
      const judged = early ?? (await judgeRound(filled, rooms, context));
      composed = judged.composed;
      validateMs += judged.durationMs;
      const found = await attribute(judged.judgement, runs, rooms, context);
      ({ judgement, notes } = found);
      if (found.against.size === 0) break;
      const refusing = rooms.now();
      for (const run of filled) {
        const reasons = found.against.get(run.task.id);
        if (reasons !== undefined) await run.refuse([...reasons]);
      }
      generateMs += rooms.now() - refusing;
      if (round === limits.rounds) {
        // What is waiting now was never judged, so it is no result.
        for (const run of filled) if (found.against.has(run.task.id)) run.waiting.length = 0;
        const kept = filledOf(runs);
        composed = await rooms.compose(kept);
        judgement =
          kept.length === 0
            ? undefined
            : (await attribute(await rooms.judge(composed.edits, kept, context), runs, rooms, context)).judgement;
      } else if (runs.every((run) => run.waiting.length === 0)) judgement = undefined;
    }
    return { runs, composed, judgement, notes, generateMs, validateMs };
  } finally {
    await ahead?.take([]);
    // A failure leaves gaps for tasks that were not begun; `Object.values` passes over them.
    await Promise.all(Object.values(runs).map((run) => run.close()));
  }
}

/** Runs with a choice; tasks that were not begun leave gaps. */
const filledOf = (runs: readonly TaskRun[]): TaskRun[] =>
  Object.values(runs).filter(({ waiting }) => waiting.length > 0);

async function startRun(
  task: Task,
  hole: TypedHole,
  rooms: GenerationRooms,
  limits: GenerationLimits,
  context: OperationContext,
): Promise<TaskRun> {
  const request = { task, index: rooms.index, oracle: rooms.oracle };
  const plan = await planTask(request, rooms.providers, rooms.engine, rooms.stages, context);
  const stream = rooms.engine.generate(
    { task, constraints: plan.constraints, index: rooms.index, budget: limits.budget },
    context,
  );
  return createTaskRun({ task, hole, plan, tests: testsCalling(hole, rooms.index) }, stream, rooms.now);
}

/** Lays what failed to tasks; the judgement it answers lacks what hung before and still does. */
async function attribute(
  { stages, examples }: Judgement,
  runs: readonly TaskRun[],
  rooms: GenerationRooms,
  context: OperationContext,
): Promise<ReturnType<typeof attributeFailures> & { judgement: Judgement }> {
  const suspects = runs.map((run): Suspect => ({
    id: run.task.id,
    name: run.hole.name,
    file: run.hole.file,
    tests: run.tests,
    filled: run.waiting.length > 0,
  }));
  const hasOrphans = stages
    .flatMap((stage) => stage.tests ?? [])
    .some((test) => test.status === "failed" && !runs.some((run) => run.tests.some((record) => isTest(record, test))));
  const before = hasOrphans || needsBefore(stages) ? await rooms.testsBefore(context) : undefined;
  const known = before === undefined ? { stages, notes: [] } : withoutKnownHangs(stages, before);
  const found = attributeFailures(known.stages, suspects, (test) => before?.failed(test) === true);
  const against = new Map(found.against);
  for (const [id, stage] of examples) {
    if (stage.status !== "failed") continue;
    const reasons = stage.diagnostics.map(({ code, message }) => ({ code, message }));
    against.set(id, [...(against.get(id) ?? []), ...reasons]);
  }
  return { against, notes: [...known.notes, ...found.notes], judgement: { stages: known.stages, examples } };
}

/** Examples that hold for a task: its own, then those of its hole. */
export function examplesOf(task: Task, index: ProjectIndex): Example[] {
  return [...task.examples, ...(holeOf(task, index)?.examples ?? [])];
}
