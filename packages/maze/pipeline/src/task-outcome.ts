import { outcomeOf, type Outcome, type Reason, type StageResult, type TestRecord } from "@maze/core";
import { isTest } from "./attribute-failures.ts";

/**
 * What the stages on the whole project say about one filled task: the tests are cut down to those that call it. Syntax,
 * types and policy are always required; of tests and examples, those that there are, and at least one of them.
 */
export function taskOutcome(stages: readonly StageResult[], tests: readonly TestRecord[]): Outcome {
  const own = stages.map((stage) => (stage.stage === "tests" ? ownTests(stage, tests) : stage));
  const examples = own.find((stage) => stage.stage === "examples");
  const behaviour = [
    ...(tests.length > 0 ? ["tests"] : []),
    ...(examples === undefined || (examples.status === "skipped" && tests.length > 0) ? [] : ["examples"]),
  ];
  // Whoever switched it off, or has no file that it reads, does not wait for it.
  const security = own.some(({ stage, status }) => stage === "security" && status !== "skipped") ? ["security"] : [];
  const outcome = outcomeOf(own, ["syntax", "types", "policy", ...security, ...behaviour]);
  if (outcome.status !== "verified" || behaviour.length > 0) return outcome;
  const reason: Reason = {
    code: "no-behaviour-checked",
    message: "no test of the project calls it and it has no examples",
  };
  return { ...outcome, status: "unverified", reasons: [reason] };
}

function ownTests(stage: StageResult, tests: readonly TestRecord[]): StageResult {
  if (stage.tests === undefined) return stage;
  const own = stage.tests.filter((result) => tests.some((record) => isTest(record, result)));
  const base = { stage: stage.stage, tool: stage.tool, durationMs: stage.durationMs, tests: own };
  // Why the whole stage was skipped says more than that no test of this task ran.
  if (own.length === 0 && stage.status === "skipped") return stage;
  if (own.length === 0) {
    const reason = { code: "no-test-ran", message: "no test that calls it was run" };
    return { ...base, status: "skipped", reason, diagnostics: [], scope: "0 tests" };
  }
  const failed = own.filter((result) => result.status === "failed");
  const scope = `${String(own.length)} ${own.length === 1 ? "test" : "tests"}`;
  if (failed.length === 0) {
    if (own.some((result) => result.status === "passed")) return { ...base, status: "passed", diagnostics: [], scope };
    return {
      ...base,
      status: "skipped",
      reason: { code: "tests-skipped", message: "the project skips the tests that call it" },
      diagnostics: [],
      scope,
    };
  }
  const names = new Set(failed.map((result) => result.file));
  return {
    ...base,
    status: "failed",
    scope,
    diagnostics: stage.diagnostics.filter(({ file }) => file === undefined || names.has(file)),
  };
}
