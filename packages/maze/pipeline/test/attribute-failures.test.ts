import type { StageResult, TestRecord } from "@maze/core";
import { describe, expect, test } from "vitest";
import { attributeFailures, isTest, type Suspect } from "../src/attribute-failures.ts";

const span = { start: 0, end: 1, from: { line: 1, column: 1 }, to: { line: 1, column: 2 } };
const record = (name: string): TestRecord => ({ file: "test/a.test.ts", name, runner: "vitest", span, calls: [] });
const tests = (results: Record<string, "passed" | "failed">): StageResult => ({
  stage: "tests",
  status: Object.values(results).includes("failed") ? "failed" : "passed",
  diagnostics: [],
  durationMs: 1,
  tests: Object.entries(results).map(([name, status]) => ({ file: "test/a.test.ts", name, status })),
});
const suspect = (id: string, names: string[], filled = true): Suspect => ({
  id,
  name: id,
  file: `src/${id}.ts`,
  tests: names.map(record),
  filled,
});
const never = (): boolean => false;

describe("attributeFailures", () => {
  test("lays a failing test to the tasks that it calls, and to no other", () => {
    const found = attributeFailures(
      [tests({ adds: "failed", prints: "passed" })],
      [suspect("add", ["adds"]), suspect("print", ["prints"])],
      never,
    );
    expect([...found.against.keys()]).toEqual(["add"]);
    expect(found.against.get("add")).toEqual([{ code: "test-failed", message: "test/a.test.ts > adds" }]);
    expect(found.notes).toEqual([]);
  });

  test("excuses a test that needs a task without a candidate", () => {
    const found = attributeFailures(
      [tests({ "adds and prints": "failed" })],
      [suspect("add", ["adds and prints"]), suspect("print", ["adds and prints"], false)],
      never,
    );
    expect(found.against.size).toBe(0);
    expect(found.notes).toEqual([
      { code: "test-needs-unfilled", message: "test/a.test.ts > adds and prints needs print" },
    ]);
  });

  test("lays a failure that calls no task to every filled task when the test passed before", () => {
    const found = attributeFailures(
      [tests({ whole: "failed" })],
      [suspect("add", []), suspect("print", [], false)],
      never,
    );
    expect([...found.against.keys()]).toEqual(["add"]);
  });

  test("only notes a failure that calls no task when the test failed before", () => {
    const found = attributeFailures([tests({ whole: "failed" })], [suspect("add", [])], () => true);
    expect(found.against.size).toBe(0);
    expect(found.notes.map(({ code }) => code)).toEqual(["test-failed-before"]);
  });

  test("lays a compiler finding to the tasks of its file", () => {
    const types: StageResult = {
      stage: "types",
      status: "failed",
      durationMs: 1,
      diagnostics: [
        { source: "typescript", severity: "error", code: "TS2322", message: "no", file: "src/add.ts", span },
      ],
    };
    const found = attributeFailures([types], [suspect("add", []), suspect("print", [])], never);
    expect([...found.against]).toEqual([["add", [{ code: "types-failed", message: "src/add.ts:1 TS2322: no" }]]]);
  });
});

describe("isTest", () => {
  test("matches a templated name by its pattern", () => {
    expect(isTest(record("adds %s and $b"), { file: "test/a.test.ts", name: "adds 1 and 2", status: "passed" })).toBe(
      true,
    );
    expect(isTest(record("adds (%s)"), { file: "test/a.test.ts", name: "adds 1", status: "passed" })).toBe(false);
    expect(isTest(record("adds"), { file: "test/b.test.ts", name: "adds", status: "passed" })).toBe(false);
  });
});
