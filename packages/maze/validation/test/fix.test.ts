import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fixFiles } from "@maze/validation";
import { expect, it } from "vitest";
import { makeProject } from "./project-setup.ts";

it("answers what the project's linter and formatter change, and writes nothing", async () => {
  const directory = await makeProject(
    {
      "package.json": '{ "type": "module", "devDependencies": { "eslint": "10", "prettier": "3" } }',
      "eslint.config.js": 'export default [{ rules: { "prefer-const": "error", "no-undef": "error" } }];\n',
      "a.js": "let a  = 1\nb()\nexport { a }\n",
      "tidy.js": "export const tidy = 1;\n",
      "untouched.js": "let c  = 1\n",
    },
    ["eslint", "prettier"],
  );
  const { stages, edits } = await fixFiles({ directory, files: ["a.js", "tidy.js"] });
  expect(stages.map(({ stage, status, tool, scope }) => [stage, status, tool, scope])).toEqual([
    ["fix-eslint", "failed", "eslint 10.15.0", "2 files"],
    ["fix-prettier", "passed", "prettier 3.10.1", "2 files"],
  ]);
  expect(stages[0]?.diagnostics).toMatchObject([
    {
      source: "eslint",
      severity: "error",
      code: "no-undef",
      message: "'b' is not defined.",
      file: "a.js",
      span: { from: { line: 2, column: 1 } },
    },
  ]);
  expect(edits.map(({ file, newText }) => [file, newText])).toEqual([["a.js", "const a = 1;\nb();\nexport { a };\n"]]);
  expect(await readFile(join(directory, "a.js"), "utf8")).toBe("let a  = 1\nb()\nexport { a }\n");
});

it("says what it could not format", async () => {
  const directory = await makeProject(
    { "package.json": '{ "devDependencies": { "prettier": "3" } }', "a.js": "let = ;\n" },
    ["prettier"],
  );
  const { stages, edits } = await fixFiles({ directory, files: ["a.js"] });
  expect(stages.map(({ status, diagnostics }) => [status, diagnostics.length])).toEqual([["failed", 1]]);
  expect(stages[0]?.diagnostics[0]).toMatchObject({
    message: "SyntaxError: Unexpected token",
    file: "a.js",
    span: { from: { line: 1, column: 7 } },
  });
  expect(edits).toEqual([]);
});

it("is skipped with the reason where the project uses no such tool, or has it not configured", async () => {
  const directory = await makeProject({ "package.json": '{ "devDependencies": { "eslint": "10" } }', "a.js": "" }, [
    "eslint",
    "prettier",
  ]);
  expect(await fixFiles({ directory, files: ["a.js"] })).toEqual({
    stages: [
      {
        stage: "fix",
        status: "skipped",
        reason: { code: "no-fixer", message: "the project uses none of eslint, oxlint, biome, prettier" },
        diagnostics: [],
        durationMs: 0,
      },
    ],
    edits: [],
  });
});

it("stops a tool that takes too long", async () => {
  const directory = await makeProject({ "package.json": '{ "devDependencies": { "prettier": "3" } }', "a.js": "" }, [
    "prettier",
  ]);
  const { stages } = await fixFiles({ directory, files: ["a.js"], timeoutMs: 1 });
  expect(stages[0]).toMatchObject({ stage: "fix-prettier", status: "skipped", reason: { code: "timeout" } });
});
