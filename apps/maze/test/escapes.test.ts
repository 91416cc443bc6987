import { symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { makeProject, maze } from "./run-cli.ts";

/** Sets the title, clears the screen in 7 and 8 bits, goes up a line, turns red, turns the direction of writing. */
const attack = "\u001b]0;title\u0007\u001b[2J\u009b2J\u001b[1A\u001b[31mPWN\r\u202e";
const installed = join(import.meta.dirname, "../../../examples/quickstart/node_modules");

/** A project that tries it in names, contents, comments, dependencies and examples. */
function hostile(): string {
  const name = `src/a${attack}.ts`;
  const cwd = makeProject({
    "package.json": JSON.stringify({
      name: attack,
      type: "module",
      dependencies: { "date-fns": "4.4.0", [attack]: "1" },
    }),
    "tsconfig.json": '{ "compilerOptions": { "strict": true, "module": "nodenext", "types": [], "noEmit": true } }',
    [name]: `/** ${attack} @example up("a${attack}") // => "A" */\nexport declare function up(text: "${attack}"): "${attack}";\nconst x = ${attack};\n`,
    "src/hole.ts": `/**\n * ${attack}\n * @example same("${attack}b") // => "${attack}b"\n */\nexport declare function same(text: string): string;\n`,
    "src/untyped.ts": `export const n: number = "${attack}";\n`,
    "hostile.gbnf": `root ::= "${attack}"\n${attack} ::=`,
    "text.gbnf": `root ::= "${attack}" "x"`,
    "task.json": `{ "file": "src/hole.ts", "name": "${"x".repeat(3)}", "signature": ${JSON.stringify(attack)} }`,
  });
  symlinkSync(installed, join(cwd, "node_modules"));
  return cwd;
}

/** What is left once our own colours are gone must be text; and no colour may stand where the attack put one. */
function expectHarmless(text: string): void {
  expect(text).not.toContain("\u001b[31mPWN");
  // eslint-disable-next-line no-control-regex -- these are what is looked for
  const plain = text.replace(/\r\u001b\[2K/g, "").replace(/\u001b\[\d+m/g, "");
  expect(plain).not.toMatch(/(?![\t\n])[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
}

describe("escape sequences from a project", () => {
  test.each([
    [["index"]],
    [["doctor"]],
    [["generate", "--all", "--set", "generate.timeMs=500", "--top", "3"]],
    [["generate", "task.json"]],
    [["generate", `src/hole.ts#${attack}`]],
    [["generate", `${attack}/a.ts#f`, "--signature", attack]],
    [["generate", "src/hole.ts#same", "--set", `generate.engine=${attack}`]],
    [["validate", `src/a${attack}.ts`, "src/untyped.ts", "--type-check"]],
    [["validate", `${attack}.ts`]],
    [["config", "get", attack]],
    [["config", "set", `generate.${attack}`, attack]],
    [["config", "list", "--origin", "--set", `project.name=${attack}`]],
    [["init", "--name", attack]],
    [["index", "--cwd", attack]],
    [["index", `--${attack}`]],
    [[attack]],
    [["index", "--output", `${attack}.json`]],
    [["stats", "--show-patterns"]],
    [["grammar", "check", "hostile.gbnf"]],
    [["grammar", "check", `${attack}.gbnf`]],
    [["grammar", "convert", "hostile.gbnf", "--to", "gbnf"]],
    [["grammar", "sample", "text.gbnf", "--seed", "1"]],
    [["grammar", "mask", "text.gbnf", "--prefix", attack]],
    [["grammar", "mask", "text.gbnf", "--prefix", `no${attack}`]],
    [["grammar", "mask", "--language", attack]],
  ])("do not reach a terminal from %j", async (args) => {
    const { stdout, stderr } = await maze(args, { cwd: hostile(), isTerminal: true });
    expect(stdout + stderr).not.toBe("");
    expectHarmless(stdout);
    expectHarmless(stderr);
  });

  test("do not reach a terminal from a configuration file", async () => {
    const cwd = hostile();
    writeFileSync(join(cwd, "maze.toml"), `[generate]\nengine = "${attack}"\n`);
    const { exitCode, stderr } = await maze(["index"], { cwd, isTerminal: true });
    expect(exitCode).toBe(2);
    expectHarmless(stderr);
  });

  test("stand as escapes in JSON, which says the same", async () => {
    const cwd = hostile();
    const { stdout } = await maze(["index", "--json"], { cwd });
    expectHarmless(stdout);
    const { index } = JSON.parse(stdout) as { index: { files: { path: string }[] } };
    expect(index.files.map(({ path }) => path)).toContain(`src/a${attack}.ts`);
  });

  test("do not hide our own colours", async () => {
    const { stdout } = await maze(["generate", "src/hole.ts#same"], { cwd: hostile(), isTerminal: true });
    expect(stdout).toContain("\u001b[1mDiff\u001b[22m");
    expect(stdout).toContain("\u001b[32m+export function same(text: string): string {\u001b[39m");
  });
});
