import type { Diagnostic, Reason, StageResult, TestResult } from "@maze/core";

/** What a run of the project's tests without any edit gave. */
export interface TestsBefore {
  failed(test: TestResult): boolean;
  timedOut(test: TestResult): boolean;
  /** Codes with which the run itself ended, beside its tests: `tests-timeout`, `run-failed`. */
  readonly endings: ReadonlySet<string>;
}

/** Reads the stage `tests` of a run without edits. */
export function testsBefore(stage: StageResult | undefined): TestsBefore {
  const failed = (stage?.tests ?? []).filter(({ status }) => status === "failed");
  const keys = new Set(failed.map(keyOf));
  const late = new Set(failed.filter(timedOut).map(keyOf));
  return {
    failed: (test) => keys.has(keyOf(test)),
    timedOut: (test) => late.has(keyOf(test)),
    endings: new Set((stage?.diagnostics ?? []).filter(isEnding).map(({ code }) => code)),
  };
}

/** Whether a stage can only be judged by what the tests did before: their run ended by itself, or a test took too long. */
export function needsBefore(stages: readonly StageResult[]): boolean {
  return stages.some(
    ({ stage, diagnostics, tests = [] }) => stage === "tests" && (diagnostics.some(isEnding) || tests.some(timedOut)),
  );
}

/**
 * The stages without what hung or broke before and still does: it says nothing about the new code. A test that timed out
 * both times counts as skipped, and a whole run that ended the same way both times makes the stage skipped.
 */
export function withoutKnownHangs(
  stages: readonly StageResult[],
  before: TestsBefore,
): { stages: StageResult[]; notes: Reason[] } {
  const notes: Reason[] = [];
  const changed = stages.map((stage) => {
    if (stage.stage !== "tests" || stage.status !== "failed") return stage;
    const excused = (stage.tests ?? []).filter((test) => timedOut(test) && before.timedOut(test));
    const endings = stage.diagnostics.filter((finding) => isEnding(finding) && before.endings.has(finding.code));
    if (excused.length + endings.length === 0) return stage;
    for (const { file, name } of excused)
      notes.push({ code: "test-timed-out-before", message: `${file} > ${name} timed out before and still does` });
    const tests = stage.tests?.map((test) => (excused.includes(test) ? { ...test, status: "skipped" as const } : test));
    const diagnostics = stage.diagnostics.filter(
      (finding) => !endings.includes(finding) && !excused.some((test) => isOf(finding, test)),
    );
    const rest = { ...stage, diagnostics, ...(tests === undefined ? {} : { tests }) };
    if (diagnostics.some(({ severity }) => severity === "error")) return rest;
    if (endings.length === 0 && tests?.some(({ status }) => status === "passed") === true)
      return { ...rest, status: "passed" as const };
    return { ...rest, status: "skipped" as const, reason: knownEnding(endings[0]) };
  });
  return { stages: changed, notes };
}

/** Stands for a run that hung before: it is not waited for again. */
export function hungStage(): StageResult {
  const reason = { code: "tests-hung-before", message: "the tests do not finish without the new code either" };
  return { stage: "tests", status: "skipped", reason, diagnostics: [], durationMs: 0 };
}

function knownEnding(ending: Diagnostic | undefined): Reason {
  if (ending === undefined)
    return { code: "tests-hung-before", message: "every test that was run times out without the new code, too" };
  const code = ending.code === "tests-timeout" ? "tests-hung-before" : "tests-broken-before";
  return { code, message: `${ending.message}; without the new code it is the same, so it is laid to nobody` };
}

const isEnding = ({ code }: Diagnostic): boolean => code === "tests-timeout" || code === "run-failed";

/** Each runner says it in words of its own: "timed out in 5 ms", "timeout of 5ms exceeded", "exceeded timeout of 5 ms". */
const timedOut = ({ status, message = "" }: TestResult): boolean =>
  status === "failed" && /\btimed out\b|\btimeout of\b/i.test(message);

const isOf = ({ file, message }: Diagnostic, test: TestResult): boolean =>
  file === test.file && message.startsWith(`${test.name}: `);

const keyOf = (test: TestResult): string => `${test.file}\n${test.name}`;
