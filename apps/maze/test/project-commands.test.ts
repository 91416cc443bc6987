import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, realpathSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { documents } from "../src/documents.ts";
import { makeProject, maze } from "./run-cli.ts";

const installed = join(import.meta.dirname, "../../../examples/quickstart/node_modules");
const tsconfig =
  '{ "compilerOptions": { "strict": true, "module": "nodenext", "target": "es2023", "lib": ["es2023"], "types": [], "skipLibCheck": true, "noEmit": true } }';

function project(files: Readonly<Record<string, string>>): string {
  const cwd = makeProject({
    "package.json":
      '{ "name": "p", "type": "module", "devDependencies": { "vitest": "5.1.0", "typescript": "7.0.2" } }',
    "tsconfig.json": tsconfig,
    ...files,
  });
  symlinkSync(installed, join(cwd, "node_modules"));
  return cwd;
}

describe("maze index", () => {
  test("lists holes and what was left out, and writes the whole index to a file", async () => {
    const cwd = project({
      "src/größe.ts": "export declare function area(width: number, height: number): number;\nexport const one = 1;\n",
      "src/empty.ts": "",
      "src/big.ts": `export const text = "${"x".repeat(5_000_000)}";\n`,
      "node_modules.txt": "no source",
    });
    symlinkSync("..", join(cwd, "src/loop"));
    const { exitCode, stdout } = await maze(["index", "--output", "index.json"], { cwd });
    expect(exitCode).toBe(0);
    expect(stdout).toContain("src/größe.ts#area  (width: number, height: number): number  0 examples");
    expect(stdout).toMatch(/src\/big\.ts +.*5,?0/);
    const index = JSON.parse(readFileSync(join(cwd, "index.json"), "utf8")) as {
      files: { path: string }[];
      skipped: { path: string }[];
    };
    expect(index.files.map(({ path }) => path)).toContain("src/größe.ts");
    expect(index.skipped.map(({ path }) => path)).toEqual(expect.arrayContaining(["src/big.ts", "src/loop"]));
  });

  test("indexes one path, and refuses one outside", async () => {
    const cwd = project({ "a/one.ts": "export const one = 1;\n", "b/two.ts": "export const two = 2;\n" });
    const { index } = documents["maze.index/v1"].parse(
      JSON.parse((await maze(["index", "a", "--json"], { cwd })).stdout),
    );
    expect(index.files.map(({ path }) => path)).toEqual(["a/one.ts"]);
    expect(await maze(["index", ".."], { cwd })).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining("is not below the project"),
    });
  });
});

describe("maze validate", () => {
  test("finds a syntax error with its place and ends with 1", async () => {
    const cwd = project({ "src/a.ts": "const a = ;\n" });
    const { exitCode, stdout } = await maze(["validate", "src/a.ts"], { cwd });
    expect(exitCode).toBe(1);
    expect(stdout).toContain("src/a.ts:1:11 error");
    expect(stdout).toContain("> 1 | const a = ;");
  });

  test("reads the syntax of other languages, each by its own grammar", async () => {
    const cwd = makeProject({
      "good.py": "def one() -> int:\n    return 1\n",
      "bad.py": "def one(:\n    return 1\n",
      "bad.go": "package main\nfunc main( {\n}\n",
      "good.rs": "fn main() {}\n",
      "bad.zig": "const a = ;\n",
      "odd.xyz": "",
    });
    const files = ["good.py", "bad.py", "bad.go", "good.rs", "bad.zig", "odd.xyz"];
    const run = await maze(["validate", ...files, "--json"], { cwd });
    const { report } = documents["maze.validate/v1"].parse(JSON.parse(run.stdout));
    const [syntax] = report.outcome.stages;
    expect([run.exitCode, syntax?.status, syntax?.scope]).toEqual([1, "failed", "5 files, 1 of unknown language"]);
    const broken = syntax?.diagnostics.filter(({ severity }) => severity === "error") ?? [];
    expect([...new Set(broken.map(({ file, span }) => `${file ?? ""}:${String(span?.from.line)}`))]).toEqual([
      "bad.py:1",
      "bad.go:2",
      "bad.zig:1",
    ]);
    expect((await maze(["validate", "good.py", "good.rs"], { cwd })).exitCode).toBe(0);
  });

  test("names a file that is nested 10 000 levels deep, and goes on with the others", async () => {
    const cwd = project({
      "src/deep.ts": `export const deep = ${"[".repeat(10_000)}${"]".repeat(10_000)};\n`,
      "src/broken.ts": "export const a = ;\n",
    });
    const { exitCode, stdout } = await maze(["validate", "src/deep.ts", "src/broken.ts"], { cwd });
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(/src\/deep\.ts.*nested too deeply to be parsed/);
    expect(stdout).toMatch(/src\/broken\.ts:1:18/);
  });

  test("--type-check asks the project's own compiler about the whole project", async () => {
    const cwd = project({
      "src/a.ts": "export const a: number = 1;\n",
      "src/b.ts": 'import { a } from "./a.ts";\nexport const b: string = a;\n',
    });
    writeFileSync(
      join(cwd, "tsconfig.json"),
      tsconfig.replace('"noEmit"', '"allowImportingTsExtensions": true, "noEmit"'),
    );
    const run = await maze(["validate", "src/a.ts", "--type-check", "--json"], { cwd });
    const { report } = documents["maze.validate/v1"].parse(JSON.parse(run.stdout));
    expect(run.exitCode).toBe(1);
    expect(report.outcome.stages.map(({ stage, status, tool }) => [stage, status, tool])).toEqual([
      ["syntax", "passed", "oxc-parser 0.154.0"],
      ["types", "failed", "typescript 7.0.2"],
      ["security", "passed", "15 rules"],
    ]);
    expect(report.outcome.stages[1]?.diagnostics.map(({ file, code }) => [file, code])).toEqual([
      ["src/b.ts", "TS2322"],
    ]);
  });

  test("--lint, --since and --sarif: the project's own linter on what changed, saved as a log", async () => {
    const cwd = makeProject({
      ".gitignore": "node_modules\nout\n",
      "package.json": '{ "type": "module", "devDependencies": { "eslint": "10" } }',
      "eslint.config.js": 'export default [{ rules: { "no-debugger": "error" } }];\n',
      "old.js": "debugger;\n",
    });
    symlinkSync(join(import.meta.dirname, "../../../node_modules"), join(cwd, "node_modules"));
    for (const args of [
      ["init", "-q"],
      ["add", "."],
      ["-c", "user.name=t", "-c", "user.email=t@t.t", "commit", "-qm", "1"],
    ])
      execFileSync("git", args, { cwd });
    writeFileSync(join(cwd, "new.js"), "debugger;\n");
    const run = await maze(["validate", "--since", "HEAD", "--lint", "--sarif", "out/log.sarif", "--json"], { cwd });
    const { report, sarif } = documents["maze.validate/v1"].parse(JSON.parse(run.stdout));
    expect([run.exitCode, report.files, sarif]).toEqual([1, ["new.js"], join(cwd, "out/log.sarif")]);
    expect(report.outcome.stages.map(({ stage, status }) => [stage, status])).toEqual([
      ["syntax", "passed"],
      ["lint", "failed"],
      ["security", "passed"],
    ]);
    const log = JSON.parse(readFileSync(join(cwd, "out/log.sarif"), "utf8")) as {
      runs: { results: { ruleId: string }[] }[];
    };
    expect(log.runs.map(({ results }) => results.map(({ ruleId }) => ruleId))).toEqual([[], ["no-debugger"], []]);
    expect(await maze(["validate", "--since", "nowhere"], { cwd })).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('there is no revision "nowhere" in this repository'),
    });
    expect(await maze(["validate"], { cwd })).toMatchObject({ exitCode: 2 });
  });

  test("--run-tests runs the project's own tests", async () => {
    const cwd = project({
      "src/a.ts": "export const a = (): number => 1;\n",
      "test/a.test.ts":
        'import { expect, test } from "vitest";\nimport { a } from "../src/a.ts";\ntest("a", () => { expect(a()).toBe(2); });\n',
    });
    const run = await maze(["validate", "src/a.ts", "--run-tests", "--json"], { cwd });
    const { report } = documents["maze.validate/v1"].parse(JSON.parse(run.stdout));
    expect(run.exitCode).toBe(1);
    expect(report.outcome.stages.find(({ stage }) => stage === "tests")?.tests).toEqual([
      { file: "test/a.test.ts", name: "a", status: "failed", message: expect.stringContaining("expected 1 to be 2") },
    ]);
  });

  test("a required stage that cannot run ends with 3 and is said on stderr", async () => {
    const cwd = makeProject({ "package.json": "{}", "a.ts": "export const a = 1;\n" });
    const { exitCode, stderr } = await maze(["validate", "a.ts", "--run-tests"], { cwd });
    expect(exitCode).toBe(3);
    expect(stderr).toMatch(/^skipped tests: /);
  });

  test("--fix says that it found no tool, and changes nothing", async () => {
    const cwd = project({ "src/a.ts": "export const a = 1\n" });
    const { stderr } = await maze(["validate", "src/a.ts", "--fix"], { cwd });
    expect(stderr).toMatch(/skipped fix: /);
    expect(readFileSync(join(cwd, "src/a.ts"), "utf8")).toBe("export const a = 1\n");
  });

  test("a file that is missing is named", async () => {
    expect(await maze(["validate", "nothing.ts"], { cwd: project({}) })).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining("nothing.ts does not exist"),
    });
  });
});

describe("a broken package.json", () => {
  const files = { "a.ts": '/** @example f("a") // => "A" */\nexport declare function f(text: string): string;\n' };
  test.each([
    [["index"], 0],
    [["generate", "a.ts#f"], 0],
    [["validate", "a.ts", "--run-tests"], 3],
    [["doctor"], 0],
  ])("is said by %j with its place", async (args, exitCode) => {
    const cwd = project({ ...files, "package.json": '{\n  "name": "p"\n  "type": "module"\n}\n' });
    const run = await maze(args, { cwd });
    expect({ exitCode: run.exitCode, said: run.stdout + run.stderr }).toEqual({
      exitCode,
      said: expect.stringContaining("package.json:3:3 "),
    });
    expect(run.stdout + run.stderr).toContain("a comma or } expected");
    expect(run.stderr).not.toMatch(/^ +at /m);
  });

  test.each([[["index"]], [["generate", "a.ts#f"]], [["validate", "a.ts"]], [["doctor"]]])(
    "with a value of another kind is said by %j with its place",
    async (args) => {
      const cwd = project({ ...files, "package.json": '{\n  "type": "module", "dependencies": ["date-fns"]\n}\n' });
      const { exitCode, stdout, stderr } = await maze(args, { cwd });
      expect({ exitCode, said: stdout + stderr }).toEqual({
        exitCode: 0,
        said: expect.stringMatching(/package\.json:2:37 .*dependencies: expected record, received array/),
      });
    },
  );
});

describe("maze stats and doctor", () => {
  test("stats adds up what earlier commands did", async () => {
    const cwd = makeProject({
      "tsconfig.json": tsconfig,
      "src/a.ts": [
        'import { isWeekend } from "date-fns";',
        "interface Trip {\n  start: Date;\n  place: string;\n}",
        "/**\n * Whether the trip starts on a weekend.",
        ' * @example onWeekend({ start: new Date(2026, 10, 21), place: "a" }) // => true',
        ' * @example onWeekend({ start: new Date(2026, 10, 23), place: "a" }) // => false',
        " */\nexport declare function onWeekend(trip: Trip): boolean;",
        "/**\n * The place of the trip.",
        ' * @example placeOf({ start: new Date(0), place: "Oslo" }) // => "Oslo"',
        " */\nexport declare function placeOf(trip: Trip): string;",
      ].join("\n"),
      "src/b.ts": "export const one = 1;\n",
      "package.json": '{ "name": "p", "type": "module", "dependencies": { "date-fns": "4.4.0" } }',
    });
    mkdirSync(join(cwd, "node_modules"));
    symlinkSync(realpathSync(join(installed, "date-fns")), join(cwd, "node_modules/date-fns"));
    expect((await maze(["stats"], { cwd })).stdout).toBe("Nothing was recorded in this project yet.\n");
    await maze(["generate", "--all", "--set", "validation.tests=false"], { cwd });
    await maze(["validate", "src/b.ts"], { cwd });
    await maze(["generate", "src/a.ts#missing"], { cwd });
    const run = await maze(["stats", "--show-performance", "--show-cache", "--show-patterns", "--json"], { cwd });
    const stats = documents["maze.stats/v1"].parse(JSON.parse(run.stdout));
    expect(stats.runs).toBe(3);
    const counted = (name: string) =>
      stats.counters.filter((counter) => counter.name === name).map(({ labels, value }) => ({ ...labels, value }));
    expect(counted("tasks")).toEqual([{ outcome: "verified", value: 2 }]);
    expect(counted("stages")).toEqual(
      expect.arrayContaining([
        { stage: "syntax", status: "passed", value: 2 },
        { stage: "types", status: "passed", value: 1 },
        { stage: "tests", status: "skipped", value: 1 },
      ]),
    );
    expect(stats.errors).toEqual([{ type: "MAZE_PIPELINE_NO_SUCH_HOLE", count: 1 }]);
    const performance = new Map(
      stats.performance?.map(({ name, labels, count }) => [`${name} ${labels["stage"] ?? ""}`, count]),
    );
    expect([performance.get("index_ms "), performance.get("stage_ms syntax"), performance.get("total_ms ")]).toEqual([
      2, 2, 1,
    ]);
    const caches = new Map(stats.caches?.map((cache) => [cache.cache, cache]));
    expect([...caches.keys()]).toEqual([
      ...["compiler settings", "file declarations", "findings before", "module exports", "type members"],
    ]);
    expect(caches.get("compiler settings")).toEqual({ cache: "compiler settings", hits: 1, misses: 1, hitRate: 0.5 });
    expect(caches.get("module exports")).toMatchObject({ hits: 1, misses: 1 });
    // What one task has asked for and not been told yet is a hit of the other.
    expect(caches.get("file declarations")).toMatchObject({ hits: 2, misses: 2 });
    // Which of two tasks asks first is a race; that each question is one or the other is not.
    const members = caches.get("type members");
    expect((members?.hits ?? 0) + (members?.misses ?? 0)).toBe(23);
    expect(stats.patterns).toEqual([{ module: "date-fns", name: "isWeekend", count: 1 }]);
    const shown = await maze(["stats", "--show-cache"], { cwd });
    expect(shown.stdout).toMatch(/ {2}compiler settings +1 hits +1 misses +50\.0 %/);
  });

  test("doctor says what is good, limited and missing", async () => {
    const cwd = project({ "src/a.ts": "export const a = 1;\n" });
    const run = await maze(["doctor", "--verbose", "--profile", "--json"], { cwd });
    const { checks, details, profile } = documents["maze.doctor/v1"].parse(JSON.parse(run.stdout));
    expect(run.exitCode).toBe(0);
    expect(checks.map(({ name, status }) => [name, status])).toEqual(
      expect.arrayContaining([
        ["node", "good"],
        ["type oracle", "good"],
        ["compiler", "good"],
        ["tests", "good"],
        ["evaluator", "good"],
      ]),
    );
    expect(details?.engines.map(({ id }) => id)).toEqual(["synthesis"]);
    expect(profile?.map(({ room }) => room)).toContain("open the type oracle");
    expect((await maze(["debug"], { cwd })).stdout).toContain("type oracle");
  });

  test("doctor ends with 3 when the compiler cannot open the project", async () => {
    const cwd = project({ "tsconfig.json": "{ broken" });
    const { exitCode, stdout } = await maze(["doctor"], { cwd });
    expect(exitCode).toBe(3);
    expect(stdout).toMatch(/missing +type oracle/);
  });
});
