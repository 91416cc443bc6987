import { spawnSync } from "node:child_process";
import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../temporary-folder.ts";

const tools = join(import.meta.dirname, "../..");
const fence = "```";
const source = [
  "/**",
  " * Doubles a number.",
  ` * ${fence}ts`,
  ' * import { double } from "@maze/sample";',
  " * double(2); // => 4",
  " * double(-1); // => throws RangeError",
  ` * ${fence}`,
  " */",
  "export function double(value: number): number {",
  '  if (value < 0) throw new RangeError("negative");',
  "  return value * 2;",
  "}",
].join("\n");
const readme = (expected: string) =>
  ["# Sample", "", `${fence}ts`, 'import { double } from "@maze/sample";', `double(3); // => ${expected}`, fence].join(
    "\n",
  );

/** Runs Vitest with the preset in a package that has this README. */
function runIn(readmeText: string) {
  const root = temporaryFolder({
    "package.json": { name: "@maze/sample", type: "module", exports: { ".": { "maze-source": "./src/index.ts" } } },
    "README.md": readmeText,
    "src/index.ts": source,
    "vitest.config.ts": `import { defineMazeVitest } from ${JSON.stringify(join(tools, "vitest/index.ts"))};\nexport default defineMazeVitest();`,
  });
  symlinkSync(join(tools, "node_modules"), join(root, "node_modules"), "junction");
  const vitest = join(tools, "node_modules/vitest/vitest.mjs");
  const { status, stdout, stderr } = spawnSync(process.execPath, [vitest, "run", "--reporter=verbose"], {
    cwd: root,
    encoding: "utf8",
    env: { ...process.env, NO_COLOR: "1" },
  });
  return { status, output: stdout + stderr };
}

test("right examples of README and doc comments run as tests", () => {
  const { status, output } = runIn(readme("6"));
  expect(output).toContain("README.md:4");
  expect(output).toContain("src/index.ts:4");
  expect(output).toContain("2 passed");
  expect(status).toBe(0);
});

test("a wrong value fails and names file and line; a fence that is not run is counted", () => {
  const notRun = `\n\n${fence}ts no-run needs a key\nnothing();\n${fence}`;
  const { status, output } = runIn(readme("7") + notRun);
  expect(status).toBe(1);
  expect(output).toContain("README.md:5: expected 6 to strictly equal 7");
  expect(output).toContain("README.md:9 is not run: needs a key");
  expect(output).toContain("1 failed | 1 passed | 1 skipped");
});
