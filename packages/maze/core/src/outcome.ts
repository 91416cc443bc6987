import { z } from "zod";
import { diagnosticSchema } from "./diagnostic.ts";

/** Why something is as it is: a stable code, and a sentence for people. */
export const reasonSchema = z.strictObject({ code: z.string(), message: z.string() });
/** Why something is as it is. */
export type Reason = z.infer<typeof reasonSchema>;

/** How one test of the project ended. `name` is the full name, enclosing groups first, joined by ` > `. */
export const testResultSchema = z.strictObject({
  /** Relative to the project, with `/`. */
  file: z.string(),
  name: z.string(),
  status: z.enum(["passed", "failed", "skipped"]),
  /** First line of the failure. */
  message: z.string().optional(),
});
/** How one test of the project ended. */
export type TestResult = z.infer<typeof testResultSchema>;

/** What one validation stage found. A stage that could not run is `skipped` with the reason, never passed or failed. */
export const stageResultSchema = z
  .strictObject({
    /** Id of the validator. */
    stage: z.string(),
    status: z.enum(["passed", "failed", "skipped"]),
    /** Required when skipped. */
    reason: reasonSchema.optional(),
    diagnostics: z.array(diagnosticSchema),
    /** The tool that decided, with its version, such as `typescript 7.0.2`. */
    tool: z.string().optional(),
    /** What was looked at, for people: `12 files`, `7 tests`. */
    scope: z.string().optional(),
    /** Every single test, where the stage runs tests. */
    tests: z.array(testResultSchema).optional(),
    durationMs: z.number().nonnegative(),
    /** The same inputs were judged before, and this is what was found then. */
    cached: z.boolean().optional(),
  })
  .refine(({ status, reason }) => status !== "skipped" || reason !== undefined, {
    error: "a skipped stage needs its reason",
    path: ["reason"],
  });
/** What one validation stage found. */
export type StageResult = z.infer<typeof stageResultSchema>;

/**
 * How a task ended. `verified`: every required stage passed. `unverified`: code exists and no stage failed, but a
 * required one was skipped. `failed`: no candidate passed. `skipped`: the task was not attempted.
 */
export const outcomeSchema = z.strictObject({
  status: z.enum(["verified", "unverified", "failed", "skipped"]),
  reasons: z.array(reasonSchema),
  stages: z.array(stageResultSchema),
});
/** How a task ended. */
export type Outcome = z.infer<typeof outcomeSchema>;

/**
 * The outcome that stage results add up to: any failed stage fails it; `verified` needs at least one required stage, and
 * that each of them passed.
 *
 * @example
 * ```ts
 * import { outcomeOf } from "@maze/core";
 * const passed = { stage: "types", status: "passed", diagnostics: [], durationMs: 1 } as const;
 * const skipped = { stage: "tests", status: "skipped", reason: { code: "no-runner", message: "no test runner" }, diagnostics: [], durationMs: 0 } as const;
 * outcomeOf([passed], ["types"]).status; // => "verified"
 * outcomeOf([passed, skipped], ["types", "tests"]).status; // => "unverified"
 * outcomeOf([passed], ["types", "tests"]).reasons; // => [{ code: "stage-missing", message: "required stage tests did not run" }]
 * ```
 */
export function outcomeOf(stages: readonly StageResult[], required: readonly string[]): Outcome {
  const failed = stages.filter((stage) => stage.status === "failed");
  if (failed.length > 0) {
    return {
      status: "failed",
      reasons: failed.map((stage) => ({ code: `${stage.stage}-failed`, message: firstFinding(stage) })),
      stages: [...stages],
    };
  }
  const missing: Reason[] =
    required.length === 0
      ? [{ code: "nothing-required", message: "no stage was required, so nothing vouches for the result" }]
      : required.flatMap((id) => reasonsAgainst(id, stages));
  return { status: missing.length === 0 ? "verified" : "unverified", reasons: missing, stages: [...stages] };
}

function reasonsAgainst(id: string, stages: readonly StageResult[]): Reason[] {
  const results = stages.filter(({ stage }) => stage === id);
  if (results.length === 0) return [{ code: "stage-missing", message: `required stage ${id} did not run` }];
  return results
    .filter(({ status }) => status !== "passed")
    .map(({ reason }) => reason ?? { code: `${id}-skipped`, message: `required stage ${id} was skipped` });
}

function firstFinding(stage: StageResult): string {
  const finding = stage.diagnostics.find((diagnostic) => diagnostic.severity === "error") ?? stage.diagnostics[0];
  return finding === undefined ? `${stage.stage} failed` : `${finding.code}: ${finding.message}`;
}
