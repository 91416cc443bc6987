import {
  throwIfAborted,
  type ExampleEvaluator,
  type FileEdit,
  type OperationContext,
  type ProjectIndex,
  type Registry,
  type TestResult,
  type Validator,
} from "@maze/core";
import { checkExamples } from "./check-examples.ts";
import { examplesOf, type Judgement } from "./generate.ts";
import type { Rooms } from "./rooms.ts";
import type { TaskRun } from "./task-run.ts";

/** Stages of judging generated code, besides the examples of each task. */
export const JUDGED_STAGES = ["syntax", "types", "policy", "tests"] as const;

/** Judges edits of one project in scratch copies of it. */
export interface Judge {
  judge(edits: readonly FileEdit[], runs: readonly TaskRun[], context: OperationContext): Promise<Judgement>;
  /** Tests that fail without any edit; they are run once, when first asked for. */
  failingBefore(context: OperationContext): Promise<(test: TestResult) => boolean>;
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
  let before: Promise<ReadonlySet<string>> | undefined;
  const keyOf = (test: TestResult): string => `${test.file}\n${test.name}`;
  const testsBefore = async (context: OperationContext): Promise<ReadonlySet<string>> => {
    const copy = await rooms.copyProject({ directory, edits: [] }, context);
    try {
      const request = { directory: copy.directory, files: [], edits: [] };
      const [stage] = await rooms.validate(validators, ["tests"], request, context);
      return new Set((stage?.tests ?? []).filter((test) => test.status === "failed").map(keyOf));
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
        const [stages, examples] = await Promise.all([
          rooms.validate(validators, JUDGED_STAGES, request, context),
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
        return { stages, examples };
      } finally {
        await copy.dispose();
      }
    },
    async failingBefore(context) {
      before ??= testsBefore(context);
      const failing = await before;
      return (test) => failing.has(keyOf(test));
    },
  };
}
