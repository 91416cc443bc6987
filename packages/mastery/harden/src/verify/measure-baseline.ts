import { MazeError, type OperationContext } from "@maze/core";
import type { BugDefinition } from "../bug-definition.ts";
import type { SourceLanguage } from "../bug-pattern.ts";
import { isTestNamed, type TestRun } from "../test-runner.ts";
import type { Baseline, Judges } from "./verify-mutant.ts";

interface BaselineRequest {
  readonly files: Readonly<Record<string, string>>;
  readonly language: SourceLanguage;
  readonly bugs: readonly BugDefinition[];
}

/** Runs the correct code, which must be green and have every test that the bugs name. */
export async function measureBaseline(
  { files, language, bugs }: BaselineRequest,
  { runner, checker }: Judges,
  context: OperationContext,
): Promise<Baseline> {
  const limits = bugs.map(({ oracle }) => oracle.timeout_s * 1000);
  const run = await runner.run({ files, timeoutMs: Math.max(1000, ...limits) }, context);
  ensureGreen(run);
  for (const bug of bugs) ensureTestsExist(bug, run);
  return { files, language, run, problems: await checker?.check(files, context) };
}

function ensureGreen(run: TestRun): void {
  const failing = run.tests.filter(({ status }) => status === "failed").map(({ name }) => name);
  const passing = run.tests.some(({ status }) => status === "passed");
  if (run.status === "completed" && failing.length === 0 && passing) return;
  const what =
    run.status !== "completed"
      ? `the run ended as ${run.status}: ${run.message ?? "no reason is known"}`
      : failing.length > 0
        ? `${String(failing.length)} tests fail, first "${failing[0] ?? ""}"`
        : "no test passes";
  throw new MazeError({
    code: "MASTERY_HARDEN_BASELINE_RED",
    message: `the code to put a bug into does not pass its own tests: ${what}`,
    hint: "Make the tests pass first; the details list those that fail.",
    details: { failing, status: run.status },
  });
}

function ensureTestsExist({ id, oracle }: BugDefinition, { tests }: TestRun): void {
  const names = tests.map(({ name }) => name);
  for (const name of [...oracle.must_fail, ...oracle.must_pass]) {
    if (names.some((each) => isTestNamed(each, name))) continue;
    throw new MazeError({
      code: "MASTERY_HARDEN_UNKNOWN_TEST",
      message: `the bug "${id}" names the test "${name}", which did not run`,
      hint: "Use a name of the list in the details.",
      details: { bug: id, name, tests: names },
    });
  }
}
