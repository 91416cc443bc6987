import { readFileSync, readdirSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { documents } from "../src/documents.ts";
import { makeProject, maze } from "./run-cli.ts";

const installed = join(import.meta.dirname, "../../../examples/quickstart/node_modules");

/** Nobody's mistakes are alike: five kinds, in turns. */
const mistakes = [
  (n: number) => `export const number${n}: number = "${n}";`,
  (n: number) => `export const length${n} = (x: string | null): number => x.length;`,
  (n: number) => `export const name${n} = (value${n}: string): string => valu${n};`,
  (n: number) => `export function twice${n}(x) { return x * 2; }`,
  (n: number) => `export async function later${n}(x: Promise<number>): Promise<number> { return x + ${n}; }`,
];
const many = (count: number): string =>
  Array.from({ length: count }, (_, n) => `${mistakes[n % mistakes.length]?.(n) ?? ""}\n`).join("");

function project(files: Readonly<Record<string, string>>): string {
  const cwd = makeProject({
    "package.json": '{ "name": "shop", "type": "module", "devDependencies": { "vitest": "5.1.0" } }',
    "tsconfig.json":
      '{ "compilerOptions": { "strict": true, "module": "preserve", "target": "es2023", "types": [], "noEmit": true, "skipLibCheck": true }, "include": ["src"] }',
    "src/a.ts": "export const a = (): number => 1;\n",
    ...files,
  });
  symlinkSync(installed, join(cwd, "node_modules"));
  return cwd;
}

async function validate(cwd: string, args: readonly string[]) {
  const copies = copiesOfThisProcess();
  const { exitCode, stdout, stderr } = await maze(["validate", ...args, "--json"], { cwd });
  expect(copiesOfThisProcess()).toEqual(copies);
  const { report } = documents["maze.validate/v1"].parse(JSON.parse(stdout));
  return { exitCode, stderr, stages: new Map(report.outcome.stages.map((stage) => [stage.stage, stage])) };
}

const copiesOfThisProcess = (): string[] =>
  readdirSync(tmpdir()).filter((name) => name.startsWith("maze-scratch-") && name.includes(`-${process.pid}-`));

describe("maze validate and maze repair, where things go wrong", { timeout: 180_000 }, () => {
  test("a file with 200 errors: every one is told, and the search ends with its budget", async () => {
    const cwd = project({ "src/many.ts": many(200) });
    const found = await validate(cwd, ["src/many.ts", "--type-check"]);
    expect(found.exitCode).toBe(1);
    expect(found.stages.get("types")?.diagnostics.length).toBe(200);
    const run = await maze(["repair", "src/many.ts", "--json", "--budget", "100"], { cwd });
    const { report } = documents["maze.repair/v1"].parse(JSON.parse(run.stdout));
    const [file] = report.files;
    expect([run.exitCode, file?.found.length, file?.stopped]).toEqual([1, 200, "time"]);
    expect(run.stderr).toContain(`src/many.ts: ${String(file?.left.length)} errors are left; the time was up`);
    expect(readFileSync(join(cwd, "src/many.ts"), "utf8")).toBe(many(200));
  });

  test("a dependency that is not installed is named with its place, and is not made up", async () => {
    const text = 'import { nope } from "not-installed";\nexport const b: number = nope;\n';
    const cwd = project({ "src/b.ts": text });
    const found = await validate(cwd, ["src/b.ts", "--type-check"]);
    expect(found.exitCode).toBe(1);
    expect(found.stages.get("types")?.diagnostics.map(({ code, span }) => [code, span?.from.line])).toEqual([
      ["TS2307", 1],
    ]);
    const run = await maze(["repair", "src/b.ts", "--json", "--write"], { cwd });
    const { report } = documents["maze.repair/v1"].parse(JSON.parse(run.stdout));
    expect([run.exitCode, report.edits, report.files[0]?.status]).toEqual([1, [], "unrepaired"]);
    expect(readFileSync(join(cwd, "src/b.ts"), "utf8")).toBe(text);
  });

  test("a test that hangs ends with the time it has", async () => {
    const cwd = project({
      "test/hang.test.ts": 'import { test } from "vitest";\ntest("hangs", () => { while (true); });\n',
    });
    const found = await validate(cwd, ["src/a.ts", "--run-tests", "--set", "validation.testsTimeoutMs=8000"]);
    const tests = found.stages.get("tests");
    expect([found.exitCode, tests?.status]).toEqual([1, "failed"]);
    expect(tests?.diagnostics.map(({ code }) => code)).toEqual(["tests-timeout"]);
  });

  test("a test that kills its runner fails, and is not taken for a pass", async () => {
    const cwd = project({
      "test/kill.test.ts":
        'import { test } from "vitest";\ntest("kills", () => { process.kill(process.ppid, "SIGKILL"); process.kill(process.pid, "SIGKILL"); });\n',
    });
    const found = await validate(cwd, ["src/a.ts", "--run-tests"]);
    expect([found.exitCode, found.stages.get("tests")?.status]).toEqual([1, "failed"]);
  });

  test("a project without tests says so with the exit code of what is missing", async () => {
    const found = await validate(project({}), ["src/a.ts", "--run-tests"]);
    expect([found.exitCode, found.stages.get("tests")?.status]).toEqual([3, "skipped"]);
    expect(found.stderr).toContain("found no tests");
  });
});
