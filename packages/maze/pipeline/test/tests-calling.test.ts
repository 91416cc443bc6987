import type { ImportRecord, ProjectIndex, TestRecord } from "@maze/core";
import { expect, test } from "vitest";
import { testsCalling } from "../src/tests-calling.ts";

const span = { start: 0, end: 1, from: { line: 1, column: 1 }, to: { line: 1, column: 2 } };
const record = (file: string, name: string, calls: string[]): TestRecord => ({
  file,
  name,
  runner: "vitest",
  span,
  calls,
});
const imports = (file: string, module: string, imported: string, local: string): ImportRecord => ({
  file,
  module,
  bindings: [{ imported, local, typeOnly: false }],
  typeOnly: false,
  span,
});
const index = {
  imports: [
    imports("test/a.test.ts", "../src/format.ts", "day", "renamed"),
    imports("test/b.test.ts", "../src/format.js", "*", "all"),
    imports("test/c.test.ts", "../src/other.ts", "day", "day"),
  ],
  tests: [
    record("test/a.test.ts", "renamed import", ["renamed"]),
    record("test/a.test.ts", "another", ["day"]),
    record("test/b.test.ts", "namespace", ["all.day"]),
    record("test/c.test.ts", "same name of another module", ["day"]),
    record("src/format.ts", "in source", ["day"]),
  ],
} as unknown as ProjectIndex;

test("finds calls by the name under which the test file imports the function", () => {
  expect(testsCalling({ file: "src/format.ts", name: "day" }, index).map(({ name }) => name)).toEqual([
    "renamed import",
    "namespace",
    "in source",
  ]);
});
