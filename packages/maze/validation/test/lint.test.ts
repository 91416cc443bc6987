import { createLintValidator } from "@maze/validation";
import { expect, it } from "vitest";
import { editOf, makeProject } from "./project-setup.ts";

const config = 'export default [{ rules: { "prefer-const": "error", "no-undef": "error", "no-debugger": "warn" } }];\n';
const manifest = '{ "type": "module", "devDependencies": { "eslint": "10" } }';

it("lets the project's own linter look at the files under judgement, and changes none of them", async () => {
  const directory = await makeProject(
    {
      "package.json": manifest,
      "eslint.config.js": config,
      "a.js": "let a = 1;\ndebugger;\nexport { a };\n",
      "untouched.js": "undefinedName();\n",
    },
    ["eslint"],
  );
  const stage = await createLintValidator().validate({ directory, files: ["a.js"], edits: [] }, {});
  expect(stage).toMatchObject({ stage: "lint", status: "failed", tool: "eslint 10.15.0", scope: "1 file" });
  expect(stage.diagnostics.map(({ severity, code, file, span }) => [severity, code, file, span?.from.line])).toEqual([
    ["error", "prefer-const", "a.js", 1],
    ["warning", "no-debugger", "a.js", 2],
  ]);
});

it("does not lay to an edit what the file had before, as often as it had it", async () => {
  const directory = await makeProject(
    { "package.json": manifest, "eslint.config.js": config, "a.js": "export const b = lost();\n" },
    ["eslint"],
  );
  const judge = createLintValidator({ baseline: directory });
  const copy = (text: string): Promise<string> =>
    makeProject({ "package.json": manifest, "eslint.config.js": config, "a.js": text }, ["eslint"]);
  const moved = "// moved down\nexport const b = lost();\n";
  const request = async (text: string) => ({
    directory: await copy(text),
    files: ["a.js"],
    edits: [await editOf(directory, "a.js", text)],
  });
  const same = await judge.validate(await request(moved), {});
  expect(same).toMatchObject({ status: "passed", diagnostics: [{ severity: "info", code: "no-undef" }] });
  const twice = await judge.validate(await request(`${moved}export const b2 = lost();\n`), {});
  expect(twice.status).toBe("failed");
  expect(twice.diagnostics.map(({ severity }) => severity)).toEqual(["info", "error"]);
});

it("is skipped with the reason where there is no linter, nothing to lint, or the linter breaks", async () => {
  const lint = createLintValidator();
  const reasonOf = async (files: Readonly<Record<string, string>>, file: string) => {
    const directory = await makeProject(files, ["eslint"]);
    const { status, reason } = await lint.validate({ directory, files: [file], edits: [] }, {});
    return [status, reason?.code, reason?.message];
  };
  expect(await reasonOf({ "package.json": "{}", "a.js": "" }, "a.js")).toEqual([
    "skipped",
    "no-linter",
    "the project has none of eslint, oxlint, biome installed and configured",
  ]);
  expect((await reasonOf({ "package.json": manifest, "eslint.config.js": config, "a.md": "" }, "a.md"))[1]).toBe(
    "nothing-to-lint",
  );
  const broken = await reasonOf(
    { "package.json": manifest, "eslint.config.js": "throw new Error('no')", "a.js": "" },
    "a.js",
  );
  expect(broken.slice(0, 2)).toEqual(["skipped", "tool-failed"]);
});
