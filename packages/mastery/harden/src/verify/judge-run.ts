import type { BugOracle } from "../bug-definition.ts";
import { isTestNamed, type TestOutcome, type TestRun } from "../test-runner.ts";

/** Why a mutant is no bug to show. */
export type RunRefusal = "survived" | "crash" | "timeout" | "wrong-test" | "must-pass";

export type RunJudgement =
  | { readonly red: true; readonly failures: readonly TestOutcome[] }
  | { readonly red: false; readonly refusal: RunRefusal; readonly detail: string };

/** What a run must show; an intent has named tests, a fallback mutator any. */
export interface Expectation {
  readonly oracle: BugOracle;
  readonly anyTest: boolean;
}

/** Whether a run of a mutant is the failure of an assertion that was asked for. */
export function judgeRun(run: TestRun, baseline: TestRun, { oracle, anyTest }: Expectation): RunJudgement {
  if (run.status === "timeout") return refused("timeout", run.message ?? "the tests did not end in time");
  if (run.status === "crashed") return refused("crash", run.message ?? "the tests did not run");
  const missing = baseline.tests.find(({ name }) => !run.tests.some((test) => test.name === name));
  if (missing !== undefined) return refused("crash", `the test "${missing.name}" did not run`);

  const failures = run.tests.filter(({ status }) => status === "failed");
  if (failures.length === 0) return refused("survived", "every test passes");
  const crash = failures.find(({ failure }) => failure?.kind !== "assertion");
  if (crash !== undefined && oracle.forbid_crash) {
    return refused("crash", `the test "${crash.name}" ends in an error that is no assertion`);
  }
  const asserted = failures.filter(({ failure }) => failure?.kind === "assertion");
  if (asserted.length === 0) return refused("crash", "no assertion fails, only errors are thrown");
  const hurt = failures.find(({ name }) => oracle.must_pass.some((each) => isTestNamed(name, each)));
  if (hurt !== undefined) return refused("must-pass", `the test "${hurt.name}" has to pass, and fails`);
  const named = asserted.filter(({ name }) => oracle.must_fail.some((each) => isTestNamed(name, each)));
  if (named.length > 0) return { red: true, failures: [...named, ...asserted.filter((test) => !named.includes(test))] };
  if (anyTest) return { red: true, failures: asserted };
  return refused("wrong-test", `none of the named tests fails, but "${asserted[0]?.name ?? ""}"`);
}

function refused(refusal: RunRefusal, detail: string): RunJudgement {
  return { red: false, refusal, detail };
}

/** What of a run must be the same when it is repeated. */
export function outcomeKey({ status, tests }: TestRun): string {
  const seen = tests.map(({ name, status: outcome, failure }) => [name, outcome, failure?.kind ?? ""].join("\t"));
  return [status, ...seen.sort()].join("\n");
}
