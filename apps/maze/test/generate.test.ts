import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { documents } from "../src/documents.ts";
import { makeProject, maze } from "./run-cli.ts";

const installed = join(import.meta.dirname, "../../../examples/quickstart/node_modules");

/** A project with a compiler and date-fns, as its author would have installed them. */
function shop(files: Readonly<Record<string, string>>): string {
  const cwd = makeProject({
    "package.json": '{ "name": "shop", "type": "module", "dependencies": { "date-fns": "4.4.0" } }',
    "tsconfig.json":
      '{ "compilerOptions": { "strict": true, "module": "nodenext", "target": "es2023", "lib": ["es2023"], "types": [], "skipLibCheck": true, "noEmit": true }, "include": ["src"] }',
    ...files,
  });
  symlinkSync(installed, join(cwd, "node_modules"));
  return cwd;
}

const declared = `/**
 * The name in capitals, without spaces around it.
 *
 * @example label(" ada ") // => "ADA"
 * @example label("Bob") // => "BOB"
 */
export declare function label(name: string): string;
`;
const generated = (stdout: string) => documents["maze.generate/v1"].parse(JSON.parse(stdout));

describe("maze generate", () => {
  test("fills a hole, shows a diff that git applies, and leaves the project alone", async () => {
    const cwd = shop({ "src/label.ts": declared });
    const run = await maze(["generate", "src/label.ts#label", "--json"], { cwd });
    const { report, saved, written } = generated(run.stdout);
    expect(run.exitCode).toBe(0);
    expect(report.tasks.map(({ chosen, outcome }) => [chosen?.text, outcome.status])).toEqual([
      [expect.stringMatching(/^return name\./), "verified"],
    ]);
    expect(written).toEqual([]);
    expect(readFileSync(join(cwd, "src/label.ts"), "utf8")).toBe(declared);
    execFileSync("git", ["apply", saved?.diffFile ?? ""], { cwd });
    expect(readFileSync(join(cwd, "src/label.ts"), "utf8")).toBe(report.edits[0]?.newText);
  });

  test("says what one example leaves open, with an example that would settle it", async () => {
    const cwd = shop({
      "src/last.ts":
        '/** @example lastIndex("abc") // => 2 */\nexport declare function lastIndex(word: string): number;\n',
    });
    const run = await maze(["generate", "src/last.ts#lastIndex", "--json"], { cwd });
    const [task] = generated(run.stdout).report.tasks;
    expect(task?.outcome.status).toBe("verified");
    expect(task?.outcome.reasons).toEqual(task?.chosen?.doubts);
    expect(task?.outcome.reasons).toEqual([
      {
        code: "few-examples",
        message: expect.stringMatching(
          /different bodies meet the one example; add an example such as lastIndex\(".*"\), which gives \d+ here and \d+ with: return /,
        ),
      },
    ]);
    const shown = await maze(["generate", "src/last.ts#lastIndex"], { cwd });
    expect(shown.stdout).toMatch(/ {2}verified: .* different bodies meet the one example; add an example/);
  });

  test("writes with --write, works from a sub-directory, and finds no hole there afterwards", async () => {
    const cwd = shop({ "src/label.ts": declared });
    const run = await maze(["generate", "label.ts#label", "--write"], { cwd: join(cwd, "src") });
    expect(run.stdout).toContain("Written: src/label.ts");
    const again = await maze(["generate", "src/label.ts#label"], { cwd });
    expect(again.exitCode).toBe(2);
    expect(again.stderr).toContain("label in src/label.ts is no typed hole: it has an implementation");
  });

  test("keeps CRLF and the byte order mark of a file", async () => {
    const cwd = shop({ "src/label.ts": `\ufeff${declared.replaceAll("\n", "\r\n")}` });
    await maze(["generate", "src/label.ts#label", "--write"], { cwd });
    const text = readFileSync(join(cwd, "src/label.ts"), "utf8");
    expect(text.startsWith("\ufeff/**\r\n")).toBe(true);
    expect(text.replaceAll("\r\n", "").includes("\n")).toBe(false);
    expect(text).toContain("export function label(name: string): string {\r\n  return name.");
  });

  test("writes a new function from a signature and examples into a new file", async () => {
    const cwd = shop({ "src/a.ts": "export const a = 1;\n" });
    const args = [
      "generate",
      "src/new.ts#shout",
      "--signature",
      "(text: string): string",
      "--description",
      "Says it loudly.",
      "--example",
      'shout("hi") // => "HI"',
      "--example",
      'shout("Oh") // => "OH"',
    ];
    const run = await maze([...args, "--write"], { cwd });
    expect({ exitCode: run.exitCode, stderr: run.stderr }).toEqual({
      exitCode: 0,
      stderr: expect.stringContaining("skipped tests"),
    });
    expect(readFileSync(join(cwd, "src/new.ts"), "utf8")).toBe(
      '/**\n * Says it loudly.\n *\n * @example shout("hi") // => "HI"\n * @example shout("Oh") // => "OH"\n */\nexport function shout(text: string): string {\n  return text.toUpperCase();\n}\n',
    );
  });

  test("reads tasks from a file", async () => {
    const tasks = {
      tasks: [
        {
          file: "src/a.ts",
          name: "twice",
          signature: "(n: number): number",
          examples: ["twice(2) // => 4", "twice(5) // => 10", "twice(0) // => 0"],
        },
        { file: "src/label.ts", name: "label" },
      ],
    };
    const cwd = shop({
      "src/label.ts": declared,
      "src/a.ts": "export const a = 1;\n",
      "tasks.json": JSON.stringify(tasks),
    });
    const { report } = generated((await maze(["generate", "tasks.json", "--json"], { cwd })).stdout);
    expect(report.tasks.map(({ hole, outcome }) => [hole.id, outcome.status])).toEqual([
      ["src/a.ts#twice", "verified"],
      ["src/label.ts#label", "verified"],
    ]);
    expect(report.edits.map(({ file }) => file)).toEqual(["src/a.ts", "src/label.ts"]);
  });

  test("says what did not type-check before, lays it to nobody, and goes on", async () => {
    const cwd = shop({ "src/label.ts": declared, "src/broken.ts": 'export const n: number = "x";\n' });
    const { report } = generated((await maze(["generate", "src/label.ts#label", "--json"], { cwd })).stdout);
    expect(report.tasks.map(({ outcome }) => outcome.status)).toEqual(["verified"]);
    expect(report.notes).toEqual([
      {
        code: "error-before",
        message: "src/broken.ts:1 TS2322 was there before: Type 'string' is not assignable to type 'number'.",
      },
    ]);
  });

  test("--top shows alternatives and --output saves the diff or the report", async () => {
    const cwd = shop({ "src/label.ts": declared });
    const run = await maze(["generate", "src/label.ts#label", "--top", "3", "--output", "out/label.diff"], { cwd });
    expect(run.stdout.match(/also possible:/g)?.length).toBe(2);
    expect(readFileSync(join(cwd, "out/label.diff"), "utf8")).toContain("-export declare function label");
    await maze(["generate", "src/label.ts#label", "--output", "out/label.json"], { cwd });
    expect(JSON.parse(readFileSync(join(cwd, "out/label.json"), "utf8"))).toMatchObject({
      specVersion: "v1",
      engine: "synthesis",
    });
  });

  test("names a saved diff as a shell takes it, and follows no link that the project laid where results are kept", async () => {
    const cwd = shop({ "src/label.ts": declared });
    const elsewhere = makeProject();
    symlinkSync(elsewhere, join(cwd, ".maze"));
    const { exitCode, stdout, stderr } = await maze(["generate", "src/label.ts#label", "--output", "it's new.diff"], {
      cwd,
    });
    expect({ exitCode, stderr }).toEqual({
      exitCode: 0,
      stderr: expect.stringContaining(`the result was not kept: ${join(cwd, ".maze")} is a symbolic link`),
    });
    expect(readdirSync(elsewhere)).toEqual([]);
    const [, typed = ""] = /^ {2}(git apply .+)$/m.exec(stdout) ?? [];
    execFileSync("sh", ["-c", typed], { cwd });
    expect(readFileSync(join(cwd, "src/label.ts"), "utf8")).toContain("  return name.");
  });

  test("an unfilled hole is a report with its reason, and exit 1 only under --strict", async () => {
    const beyond = '/** @example odd("a") // => "qzx-81" */\nexport declare function odd(text: string): string;\n';
    const cwd = shop({ "src/odd.ts": beyond });
    const fast = ["--set", "generate.timeMs=1500"];
    const lax = await maze(["generate", "--all", ...fast], { cwd });
    expect(lax.exitCode).toBe(0);
    expect(lax.stdout).toMatch(/unfilled: .+\n/);
    expect((await maze(["generate", "--all", "--strict", ...fast], { cwd })).exitCode).toBe(1);
    expect(readFileSync(join(cwd, "src/odd.ts"), "utf8")).toBe(beyond);
  });

  test.each([
    [["generate"], "no task was named"],
    [["generate", "src/label.ts#nothing"], 'src/label.ts has no typed hole named "nothing"'],
    [["generate", "src/label.ts#label", "--provider", "oracle"], 'no engine has the id "oracle"'],
    [["generate", "src/label.ts#label", "--language", "python"], "engine synthesis does not take hole tasks in python"],
    [["generate", "src/label.ts#label", "--signature", "(a: string): string"], "declares label already"],
    [["generate", "src/label.ts#f", "--signature", "(a: string"], "cannot be read"],
    [["generate", "../up.ts#f", "--signature", "(): string"], "is not below the project"],
    [["generate", "src/label.ts#label", "--example", "label(x) is big"], "cannot be read"],
    [["generate", "missing.json"], "missing.json"],
    [["generate", "broken.json"], "tasks.0.file"],
  ])("%j is refused with 2: %s", async (args, message) => {
    const cwd = shop({ "src/label.ts": declared, "broken.json": '{ "tasks": [{ "name": "f" }] }' });
    const { exitCode, stderr } = await maze(args, { cwd });
    expect({ exitCode, stderr }).toEqual({ exitCode: 2, stderr: expect.stringContaining(message) });
    expect(existsSync(join(cwd, "src/new.ts"))).toBe(false);
  });
});
