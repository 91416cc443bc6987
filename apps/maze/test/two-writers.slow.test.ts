import { existsSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { expect, test } from "vitest";
import { makeProject, type CliRun } from "./run-cli.ts";
import { mazeProcess } from "./run-process.ts";

const installed = join(import.meta.dirname, "../../../examples/quickstart/node_modules");
const holes = ["late", "early"]
  .map(
    (name) => `/** @example ${name}(" ada ") // => "ADA" */\nexport declare function ${name}(name: string): string;\n`,
  )
  .join("\n");

/**
 * A project in which the judging of `late` waits until it is let go; then its first candidate passes, or is refused so
 * that the file is read once more.
 */
function project(refusesFirst: boolean): { cwd: string; began: string; go: string } {
  const gate = makeProject();
  const [began, go] = [join(gate, "began"), join(gate, "go")];
  const cwd = makeProject({
    "package.json": '{ "name": "p", "type": "module", "scripts": { "test": "node --test" } }',
    "tsconfig.json":
      '{ "compilerOptions": { "strict": true, "module": "nodenext", "target": "es2023", "types": [], "noEmit": true }, "include": ["src"] }',
    "src/both.ts": holes,
    "test/late.test.js": `import { existsSync, writeFileSync } from "node:fs";
import { test } from "node:test";
import { late } from "../src/both.ts";
test("late", async () => {
  late("x");
  if (existsSync(${JSON.stringify(began)})) return;
  writeFileSync(${JSON.stringify(began)}, "");
  while (!existsSync(${JSON.stringify(go)})) await new Promise((resolve) => setTimeout(resolve, 20));
  if (${String(refusesFirst)}) throw new Error("another one, please");
});
`,
  });
  symlinkSync(installed, join(cwd, "node_modules"));
  return { cwd, began, go };
}

/** The test of the project waits on files outside of it, which an isolated run could neither see nor write. */
const writeLate = ["generate", "src/both.ts#late", "--write", "--unsafe-no-isolation", "--set", "sandbox.level=none"];

test.each([[false], [true]])(
  "of two commands that write one file at once the second loses nothing of the first (reads it again: %j)",
  { timeout: 60_000 },
  async (refusesFirst) => {
    const { cwd, began, go } = project(refusesFirst);
    const file = join(cwd, "src/both.ts");
    let ended: CliRun | undefined;
    const late = mazeProcess(writeLate, { cwd }).then((run) => (ended = run));
    while (!existsSync(began) && ended === undefined) await wait(50);
    expect(existsSync(began)).toBe(true);
    const early = await mazeProcess(["generate", "src/both.ts#early", "--write", "--set", "validation.tests=false"], {
      cwd,
    });
    const written = readFileSync(file, "utf8");
    expect(early.exitCode).toBe(0);
    expect(written).toContain("export function early(name: string): string {");
    writeFileSync(go, "");
    const { exitCode, stderr } = await late;
    expect({ exitCode, stderr }).toEqual({
      exitCode: 1,
      stderr: expect.stringContaining("error MAZE_PIPELINE_STALE_EDIT: src/both.ts changed on disk since it was read"),
    });
    expect(readFileSync(file, "utf8")).toBe(written);
    expect((await mazeProcess(writeLate, { cwd })).exitCode).toBe(0);
    expect(readFileSync(file, "utf8").match(/export function (late|early)/g)).toHaveLength(2);
  },
);
