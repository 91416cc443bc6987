import { expect, test } from "vitest";
import { errorPages } from "../../rules/error-pages.ts";
import { errorPage, readErrorTables } from "../../rules/error-table.ts";
import { smallWorkspace } from "./small-workspace.ts";

const errors = (...codes: readonly string[]) =>
  `export const xErrorCodes = { ${codes.map((code) => `${code}: { summary: "What.", hint: "Do." }`).join(", ")} };`;
const page = (name: string, code: string) =>
  `# Errors of ${name}\n\nGenerated from the code table of the package (\`npm run generate\`). A retired code is never reused.\n\n## ${code}\n\nWhat.\n\n**What to do.** Do.\n`;
const intro =
  "Every error carries a code. Find it on the page of the package that raised it; the code begins with its name.";
const index = (...lines: readonly string[]) => ({
  "docs/reference/errors/index.md": `# Errors\n\n${intro}\n\n${lines.map((line) => `- ${line}\n`).join("")}`,
});
const coreLine = "[@maze/core](./maze-core.md): 1 codes";
const configLine = "[@maze/config](./maze-config.md): 1 codes";
const messages = async (files: Readonly<Record<string, string>>) =>
  (await errorPages(smallWorkspace(files))).map(({ at, message }) => `${at} ${message}`);

test("a page that says what the table says is fine", async () => {
  const files = {
    "packages/maze/core/src/errors.ts": errors("MAZE_CORE_A"),
    "docs/reference/errors/maze-core.md": page("@maze/core", "MAZE_CORE_A"),
    ...index(coreLine),
  };
  expect(await messages(files)).toEqual([]);
  const [table] = await readErrorTables(smallWorkspace(files));
  expect(table && errorPage(table)).toBe(page("@maze/core", "MAZE_CORE_A"));
});

test("a new code without its page, and a page without its package, are found", async () => {
  const files = {
    "packages/maze/core/src/errors.ts": errors("MAZE_CORE_A", "MAZE_CORE_B"),
    "docs/reference/errors/maze-core.md": page("@maze/core", "MAZE_CORE_A"),
    "docs/reference/errors/maze-gone.md": page("@maze/gone", "MAZE_GONE_A"),
    ...index(coreLine),
  };
  expect(await messages(files)).toEqual([
    "docs/reference/errors/maze-core.md differs from the code table; run `npm run generate`",
    "docs/reference/errors/index.md differs from the code table; run `npm run generate`",
    "docs/reference/errors/maze-gone.md no package has these codes",
  ]);
});

test("a code of another package's prefix and a code that is used twice are found", async () => {
  const files = {
    "packages/maze/config/src/errors.ts": errors("MAZE_CORE_A"),
    "packages/maze/core/src/errors.ts": errors("MAZE_CORE_A"),
    "docs/reference/errors/maze-config.md": page("@maze/config", "MAZE_CORE_A"),
    "docs/reference/errors/maze-core.md": page("@maze/core", "MAZE_CORE_A"),
    ...index(configLine, coreLine),
  };
  expect(await messages(files)).toEqual([
    "packages/maze/config/src/errors.ts MAZE_CORE_A must begin with MAZE_CONFIG_",
    "packages/maze/core/src/errors.ts MAZE_CORE_A belongs to @maze/config already",
  ]);
});

test("a module without a table and a code without a hint are found", async () => {
  const files = {
    "packages/maze/config/src/errors.ts": "export const codes = {};",
    "docs/reference/errors/maze-config.md":
      page("@maze/config", "")
        .replace(/## [\s\S]*/, "")
        .trimEnd() + "\n",
    "packages/maze/core/src/errors.ts":
      'export const coreErrorCodes = { MAZE_CORE_A: { summary: "What.", hint: "" } };',
    "docs/reference/errors/maze-core.md": page("@maze/core", "MAZE_CORE_A").replace(" Do.", " "),
    ...index(configLine.replace("1 codes", "0 codes"), coreLine),
  };
  expect(await messages(files)).toEqual([
    "packages/maze/config/src/errors.ts exports no table whose name ends in ErrorCodes",
    "packages/maze/core/src/errors.ts MAZE_CORE_A needs a summary and a hint",
  ]);
});
