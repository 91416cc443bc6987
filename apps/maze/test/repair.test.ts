import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { documents } from "../src/documents.ts";
import { makeProject, maze } from "./run-cli.ts";

const tsconfig =
  '{ "compilerOptions": { "strict": true, "module": "nodenext", "target": "es2023", "lib": ["es2023"], "types": [], "noEmit": true } }';
const project = (source: string): string =>
  makeProject({ "package.json": '{ "name": "p", "type": "module" }', "tsconfig.json": tsconfig, "src/a.ts": source });
const broken = "const total = 0;\ntotal += 1;\nexport const sum: string = total;\n";
const mended = "let total = 0;\ntotal += 1;\nexport const sum: string = String(total);\n";

test("shows the diff, writes nothing, and ends with 0 where nothing is left", async () => {
  const cwd = project(broken);
  const { exitCode, stdout } = await maze(["repair", "src/a.ts"], { cwd });
  expect(stdout).toContain("-const total = 0;\n+let total = 0;\n");
  expect(stdout).toContain("+export const sum: string = String(total);\n");
  expect(stdout).toMatch(/repaired +src\/a\.ts +2 found, 0 left +let-for-const, convert-value/);
  expect(stdout).toContain("Nothing was written; --write writes it.");
  expect(exitCode).toBe(0);
  expect(readFileSync(join(cwd, "src/a.ts"), "utf8")).toBe(broken);
});

test("writes with --write, as a document with every step", async () => {
  const cwd = project(broken);
  const { exitCode, stdout } = await maze(["repair", "src/a.ts", "--write", "--json"], { cwd });
  expect(exitCode).toBe(0);
  expect(readFileSync(join(cwd, "src/a.ts"), "utf8")).toBe(mended);
  const { report, written } = documents["maze.repair/v1"].parse(JSON.parse(stdout));
  expect(written).toEqual(["src/a.ts"]);
  expect(report.files[0]?.steps.map(({ rule, answers }) => [rule, answers])).toEqual([
    ["let-for-const", "TS2588 at 2"],
    ["convert-value", "TS2322 at 3"],
  ]);
  expect(report.provenance.steps.map(({ room }) => room)).toEqual(["repair", "repair", "repair"]);
  expect(report.stages.find(({ stage }) => stage === "types")?.status).toBe("passed");
});

test("ends with 1 where something is left, and goes around the checker only where it may", async () => {
  const cwd = project("export const size = (box: { width: number }): number => box.volume();\n");
  const without = await maze(["repair", "src/a.ts"], { cwd });
  expect(without).toMatchObject({ exitCode: 1, stdout: expect.stringContaining("TS2339") });
  expect(without.stdout).toContain("something is left");
  const { exitCode, stdout } = await maze(["repair", "src/a.ts", "--allow-any"], { cwd });
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(/^\+.* as any\)/m);
  expect(stdout).toContain("any-escape");
});

test("imports what another file of the project exports, by the code fixes of the compiler", async () => {
  const cwd = makeProject({
    "package.json": '{ "name": "p", "type": "module" }',
    "tsconfig.json": tsconfig,
    "src/lib.ts": "export const half = (x: number): number => x / 2;\n",
    "src/a.ts": "export const one: number = half(2);\n",
  });
  const { exitCode, stdout } = await maze(["repair", "src/a.ts", "--write"], { cwd });
  expect(stdout).toContain("compiler-code-fix");
  expect(exitCode).toBe(0);
  expect(readFileSync(join(cwd, "src/a.ts"), "utf8")).toContain('import { half } from "./lib.js";\n');
});

test("leaves a clean file as it is, byte for byte, and says so", async () => {
  const cwd = project(mended);
  const { exitCode, stdout } = await maze(["repair", "src/a.ts", "--write"], { cwd });
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(/clean +src\/a\.ts +0 found, 0 left/);
  expect(readFileSync(join(cwd, "src/a.ts"), "utf8")).toBe(mended);
});

test("validate --fix mends what does not compile", async () => {
  const cwd = project(broken);
  const { exitCode, stdout } = await maze(["validate", "src/a.ts", "--fix", "--type-check"], { cwd });
  expect(stdout).toMatch(/passed +fix-types +typescript 7/);
  expect(stdout).toContain("Fixed: src/a.ts");
  expect(exitCode).toBe(0);
  expect(readFileSync(join(cwd, "src/a.ts"), "utf8")).toBe(mended);
});

test("refuses a budget that is no number and a file that is not there", async () => {
  const cwd = project(mended);
  expect(await maze(["repair", "src/a.ts", "--budget", "soon"], { cwd })).toMatchObject({
    exitCode: 2,
    stderr: expect.stringContaining("a whole number of milliseconds"),
  });
  expect(await maze(["repair", "src/none.ts"], { cwd })).toMatchObject({
    exitCode: 2,
    stderr: expect.stringContaining("MAZE_CLI_FILE_MISSING"),
  });
});
