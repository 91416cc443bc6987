import type { ProjectIndex } from "@maze/core";
import { affectedTests } from "@maze/validation";
import { expect, it } from "vitest";

const span = { start: 0, end: 0, from: { line: 1, column: 1 }, to: { line: 1, column: 1 } };

function indexOf(imports: Record<string, string[]>, tests: string[]): ProjectIndex {
  return {
    specVersion: "v1",
    root: "/project",
    files: Object.keys(imports).map((path) => ({ path, language: "typescript", bytes: 0, lines: 1, hash: "" })),
    skipped: [],
    symbols: [],
    imports: Object.entries(imports).flatMap(([file, modules]) =>
      modules.map((module) => ({ file, module, bindings: [], typeOnly: false, span })),
    ),
    tests: tests.map((file) => ({ file, name: "works", runner: "vitest", span, calls: [] })),
    holes: [],
    styles: [],
    dependencies: [],
    diagnostics: [],
    durationMs: 0,
  };
}

it("follows imports from the edited files to tests, also around circles", () => {
  const index = indexOf(
    {
      "src/a.ts": ["./b.js", "date-fns"],
      "src/b.ts": ["./a.ts"],
      "src/deep/index.ts": ["../b"],
      "src/alone.tsx": [],
      "test/a.test.ts": ["../src/a.js"],
      "test/deep.test.ts": ["../src/deep"],
      "test/alone.test.ts": ["../src/alone.js"],
      "test/not-a-test.ts": ["../src/a.js"],
    },
    ["test/a.test.ts", "test/deep.test.ts", "test/alone.test.ts"],
  );
  expect(affectedTests(index, ["src/b.ts"])).toEqual(["test/a.test.ts", "test/deep.test.ts"]);
  expect(affectedTests(index, ["src/alone.tsx"])).toEqual(["test/alone.test.ts"]);
  expect(affectedTests(index, ["test/a.test.ts"])).toEqual(["test/a.test.ts"]);
  expect(affectedTests(index, ["test/not-a-test.ts"])).toEqual([]);
  expect(affectedTests(index, ["src/new.ts"])).toBe(undefined);
});
