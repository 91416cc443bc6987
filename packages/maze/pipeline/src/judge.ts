import {
  throwIfAborted,
  type ExampleEvaluator,
  type FileEdit,
  type OperationContext,
  type ProjectIndex,
  type Registry,
  type Validator,
} from "@maze/core";
import { checkExamples } from "./check-examples.ts";
import { examplesOf, type Judgement } from "./generate.ts";
import type { Rooms } from "./rooms.ts";
import type { TaskRun } from "./task-run.ts";
import { hungStage, testsBefore, type TestsBefore } from "./tests-before.ts";

/** Stages of judging generated code, besides the examples of each task. */
export const JUDGED_STAGES = ["syntax", "types", "policy", "security", "tests"] as const;

/** Judges edits of one project in scratch copies of it. */
export interface Judge {
  judge(edits: readonly FileEdit[], runs: readonly TaskRun[], context: OperationContext): Promise<Judgement>;
  /** What the tests do without any edit; they are run once, when first asked for. */
  testsBefore(context: OperationContext): Promise<TestsBefore>;
}

export function createJudge(
  of: {
    directory: string;
    index: ProjectIndex;
    validators: Registry<Validator>;
    evaluator: ExampleEvaluator;
    now: () => number;
  },
  rooms: Pick<Rooms, "copyProject" | "validate">,
): Judge {
  const { directory, index, validators, evaluator, now } = of;
  let before: Promise<TestsBefore> | undefined;
  const runBefore = async (context: OperationContext): Promise<TestsBefore> => {
    const copy = await rooms.copyProject({ directory, edits: [] }, context);
    try {
      const request = { directory: copy.directory, files: [], edits: [] };
      const [stage] = await rooms.validate(validators, ["tests"], request, context);
      return testsBefore(stage);
    } finally {
      await copy.dispose();
    }
  };
  return {
    async judge(edits, runs, context) {
      const copy = await rooms.copyProject({ directory, edits }, context);
      try {
        throwIfAborted(context.signal);
        const request = { directory: copy.directory, files: edits.map((edit) => edit.file), edits };
        const hung = (await before)?.endings.has("tests-timeout") === true;
        const asked = JUDGED_STAGES.filter((stage) => stage !== "tests" || !hung);
        const [stages, examples] = await Promise.all([
          rooms.validate(validators, asked, request, context),
          checkExamples(
            {
              directory: copy.directory,
              subjects: runs.map(({ task, hole }) => ({ id: task.id, hole, examples: examplesOf(task, index) })),
            },
            evaluator,
            now,
            context,
          ),
        ]);
        return { stages: hung ? [...stages, hungStage()] : stages, examples };
      } finally {
        await copy.dispose();
      }
    },
    testsBefore(context) {
      before ??= runBefore(context);
      return before;
    },
  };
}
