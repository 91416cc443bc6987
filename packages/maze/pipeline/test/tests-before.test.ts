import type { Diagnostic, StageResult, TestResult } from "@maze/core";
import { describe, expect, test } from "vitest";
import { needsBefore, testsBefore, withoutKnownHangs } from "../src/tests-before.ts";

const file = "test/a.test.ts";
const late = "Error: Test timed out in 5000ms.";
const result = (name: string, status: TestResult["status"], message?: string): TestResult =>
  message === undefined ? { file, name, status } : { file, name, status, message };
const finding = (code: string, message: string): Diagnostic => ({
  source: "vitest",
  severity: "error",
  code,
  message,
  ...(code === "test-failed" ? { file } : {}),
});
const stage = (tests: TestResult[], ...endings: Diagnostic[]): StageResult => ({
  stage: "tests",
  status: "failed",
  durationMs: 1,
  tests,
  diagnostics: [
    ...tests.flatMap(({ name, status, message = "" }) =>
      status === "failed" ? [finding("test-failed", `${name}: ${message}`)] : [],
    ),
    ...endings,
  ],
});
const stopped = finding("tests-timeout", "the tests did not finish within 9 ms and were stopped");
const judged = (now: StageResult, before: StageResult) => {
  const { stages, notes } = withoutKnownHangs([now], testsBefore(before));
  const [{ status, reason, diagnostics, tests } = now] = stages;
  return {
    status,
    reason: reason?.code,
    findings: diagnostics.map(({ code }) => code),
    tests: tests?.map((one) => one.status),
    notes: notes.map(({ message }) => message),
  };
};

describe("what hung before", () => {
  test("makes the stage skipped with the reason where the whole run hung both times", () => {
    expect(judged(stage([], stopped), stage([], stopped))).toEqual({
      status: "skipped",
      reason: "tests-hung-before",
      findings: [],
      tests: [],
      notes: [],
    });
  });

  test("fails the stage where the run hangs with the new code alone, or breaks in another way", () => {
    const broken = finding("run-failed", "vitest ended with code 1: no");
    for (const before of [stage([result("a", "failed", "Error: no")]), stage([], broken)])
      expect(judged(stage([], stopped), before)).toMatchObject({ status: "failed", findings: ["tests-timeout"] });
    expect(judged(stage([], broken), stage([], broken)).reason).toBe("tests-broken-before");
  });

  test.each([
    late,
    "Error: Timeout of 2000ms exceeded. For async tests",
    "thrown: Exceeded timeout of 5000 ms for a test.",
  ])("is one test where the others end: %s", (message) => {
    const before = stage([result("waits", "failed", message), result("adds", "failed", "Error: no")]);
    expect(judged(stage([result("waits", "failed", message), result("adds", "passed")]), before)).toEqual({
      status: "passed",
      reason: undefined,
      findings: [],
      tests: ["skipped", "passed"],
      notes: ["test/a.test.ts > waits timed out before and still does"],
    });
    expect(judged(stage([result("waits", "failed", message), result("adds", "failed", "Error: 1")]), before)).toEqual({
      status: "failed",
      reason: undefined,
      findings: ["test-failed"],
      tests: ["skipped", "failed"],
      notes: ["test/a.test.ts > waits timed out before and still does"],
    });
  });

  test("is no excuse for a test that failed in another way before", () => {
    const before = stage([result("waits", "failed", "TypeError: f is not a function")]);
    expect(judged(stage([result("waits", "failed", late)]), before)).toMatchObject({
      status: "failed",
      tests: ["failed"],
    });
  });

  test("has to be looked for only where something hung or broke", () => {
    expect(needsBefore([stage([], stopped)])).toBe(true);
    expect(needsBefore([stage([result("waits", "failed", late)])])).toBe(true);
    expect(needsBefore([stage([result("adds", "failed", "Error: no")])])).toBe(false);
  });
});
