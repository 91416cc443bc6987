import type { ValidatorRun } from "@mastery/workspace";
import type { Baseline } from "../attempt/attempt-room.ts";

/** Whether a run passes, and why not. */
export interface RunJudgement {
  readonly passed: boolean;
  readonly reason: string;
}

/** A run passes when it is green and has run every test that the reference runs: a program that ends early has not. */
export function judgeRun(run: ValidatorRun, baseline: Baseline): RunJudgement {
  if (run.timedOut) return { passed: false, reason: "The tests did not end in time." };
  if (run.limitHit !== undefined) return { passed: false, reason: `The run was ended: too much ${run.limitHit}.` };
  if (run.crashed) return { passed: false, reason: "The tests could not be run; the output says why." };
  const failing = run.tests.filter(({ status }) => status === "failed" || status === "crashed");
  if (failing.length > 0)
    return { passed: false, reason: `${String(failing.length)} of ${String(run.tests.length)} tests fail.` };
  const missing = missingTests(run, baseline);
  if (missing.length > 0)
    return { passed: false, reason: `The program ended before these tests were run: ${missing.join(", ")}.` };
  if (!run.green) return { passed: false, reason: `The tests ended with exit code ${String(run.exitCode)}.` };
  return { passed: true, reason: `All ${String(run.tests.length)} tests pass.` };
}

function missingTests(run: ValidatorRun, baseline: Baseline): readonly string[] {
  const passed = new Set(run.tests.filter(({ status }) => status !== "skipped").map(({ name }) => name));
  const skipped = new Set(run.tests.filter(({ status }) => status === "skipped").map(({ name }) => name));
  return baseline.tests.filter((name) => !passed.has(name) && !(skipped.has(name) && baseline.skipped.includes(name)));
}

/** The counts that are recorded. */
export function countTests({ tests }: ValidatorRun): { passed: number; total: number; failing: string[] } {
  const failing = tests.filter(({ status }) => status === "failed" || status === "crashed").map(({ name }) => name);
  return { passed: tests.filter(({ status }) => status === "passed").length, total: tests.length, failing };
}
