import type { StageResult, TestRecord } from "@maze/core";
import { expect, test } from "vitest";
import { taskOutcome } from "../src/task-outcome.ts";

const span = { start: 0, end: 1, from: { line: 1, column: 1 }, to: { line: 1, column: 2 } };
const own: TestRecord = { file: "t.ts", name: "mine", runner: "vitest", span, calls: ["f"] };
const stage = (id: string, status: StageResult["status"], more: Partial<StageResult> = {}): StageResult => ({
  stage: id,
  status,
  diagnostics: [],
  durationMs: 1,
  ...more,
});
const passed = [stage("syntax", "passed"), stage("types", "passed"), stage("policy", "passed")];
const tests = (mine: "passed" | "failed" | "skipped", other: "passed" | "failed"): StageResult =>
  stage("tests", mine === "failed" || other === "failed" ? "failed" : "passed", {
    tests: [
      { file: "t.ts", name: "mine", status: mine },
      { file: "t.ts", name: "other", status: other },
    ],
  });

test("is verified when its own tests pass, whatever the others do", () => {
  expect(taskOutcome([...passed, tests("passed", "failed")], [own]).status).toBe("verified");
});

test("is failed when its own test fails", () => {
  expect(taskOutcome([...passed, tests("failed", "passed")], [own]).status).toBe("failed");
});

test("is unverified, with the reason, when the project skips its tests", () => {
  const outcome = taskOutcome([...passed, tests("skipped", "passed")], [own]);
  expect(outcome).toMatchObject({ status: "unverified", reasons: [{ code: "tests-skipped" }] });
});

test("without tests its examples decide", () => {
  expect(taskOutcome([...passed, tests("passed", "passed"), stage("examples", "passed")], []).status).toBe("verified");
  expect(taskOutcome([...passed, tests("passed", "passed"), stage("examples", "failed")], []).status).toBe("failed");
});

test("without tests and examples it is unverified, although every stage passed", () => {
  const none = stage("examples", "skipped", { reason: { code: "no-examples", message: "f has no examples" } });
  expect(taskOutcome([...passed, stage("tests", "passed", { tests: [] }), none], [])).toMatchObject({
    status: "unverified",
    reasons: [{ code: "no-examples" }],
  });
  expect(taskOutcome(passed, [])).toMatchObject({ status: "unverified", reasons: [{ code: "no-behaviour-checked" }] });
});

test("a compiler that could not run leaves it unverified", () => {
  const skipped = stage("types", "skipped", { reason: { code: "timeout", message: "too slow" } });
  const outcome = taskOutcome(
    [stage("syntax", "passed"), skipped, stage("policy", "passed"), tests("passed", "passed")],
    [own],
  );
  expect(outcome).toMatchObject({ status: "unverified", reasons: [{ code: "timeout" }] });
});
