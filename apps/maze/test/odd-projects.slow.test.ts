import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { documents } from "../src/documents.ts";
import { makeProject } from "./run-cli.ts";
import { mazeProcess, type ProcessOptions } from "./run-process.ts";

const installed = join(import.meta.dirname, "../../../examples/quickstart/node_modules");
const options = '"strict": true, "module": "nodenext", "target": "es2023", "types": [], "skipLibCheck": true';
const declared = '/** @example label(" ada ") // => "ADA" */\nexport declare function label(name: string): string;\n';

/** A project with a hole in `src/label.ts`, and what else is given. */
function shop(files: Readonly<Record<string, string>> = {}): string {
  const cwd = makeProject({
    "package.json": '{ "name": "shop", "type": "module" }',
    "tsconfig.json": `{ "compilerOptions": { ${options}, "noEmit": true }, "include": ["src"] }`,
    "src/label.ts": declared,
    ...files,
  });
  symlinkSync(installed, join(cwd, "node_modules"));
  return cwd;
}

async function written(file: string, settings: ProcessOptions, name = "label") {
  const run = await mazeProcess(["generate", `${file}#${name}`, "--write", "--json"], settings);
  const { report, written: files } = documents["maze.generate/v1"].parse(JSON.parse(run.stdout));
  return {
    exitCode: run.exitCode,
    outcomes: report.tasks.map(({ outcome }) => outcome.status),
    files,
    text: readFileSync(join(settings.cwd, file), "utf8"),
  };
}

const filled = (file: string) => ({
  exitCode: 0,
  outcomes: ["verified"],
  files: [file],
  text: expect.stringContaining("  return name.") as unknown,
});
const hasNetworks = spawnSync("unshare", ["-n", "true"]).status === 0;

test("without git", async () => {
  expect(await written("src/label.ts", { cwd: shop(), env: { PATH: makeProject() } })).toEqual(filled("src/label.ts"));
});

test.skipIf(!hasNetworks)("without a network (skipped where it cannot be taken away)", async () => {
  expect(await written("src/label.ts", { cwd: shop(), through: ["unshare", "-n"] })).toEqual(filled("src/label.ts"));
});

test("without a tsconfig.json", async () => {
  const cwd = makeProject({ "package.json": '{ "type": "module" }', "src/label.ts": declared });
  expect(await written("src/label.ts", { cwd })).toEqual(filled("src/label.ts"));
});

test("with project references", async () => {
  const part = `"composite": true, "rootDir": "src", "outDir": "dist"`;
  const cwd = shop({
    "tsconfig.json": '{ "files": [], "references": [{ "path": "a" }, { "path": "b" }] }',
    "a/tsconfig.json": `{ "compilerOptions": { ${options}, ${part} }, "include": ["src"] }`,
    "b/tsconfig.json": `{ "compilerOptions": { ${options}, ${part} }, "include": ["src"], "references": [{ "path": "../a" }] }`,
    "a/src/name.ts": "export type Name = string;\n",
    "b/src/label.ts": `import type { Name } from "../../a/src/name.js";\n${declared.replaceAll(": string", ": Name")}`,
  });
  expect(await written("b/src/label.ts", { cwd })).toEqual(filled("b/src/label.ts"));
});

test("with empty and very large files, and links in circles and to nowhere", async () => {
  const cwd = shop({ "src/empty.ts": "", "src/big.ts": `export const text = "${"x".repeat(5_000_000)}";\n` });
  for (const [target, name] of [
    ["b.ts", "a.ts"],
    ["a.ts", "b.ts"],
    ["nowhere.ts", "gone.ts"],
    ["..", "loop"],
  ] as const)
    symlinkSync(target, join(cwd, "src", name));
  expect(await written("src/label.ts", { cwd })).toEqual(filled("src/label.ts"));
});

test("with spaces, letters beyond ASCII, CRLF and a byte order mark, from a sub-directory", async () => {
  const cwd = shop();
  const file = "src/mit Leer zeichen ß/größe 项目.ts";
  mkdirSync(join(cwd, "src/mit Leer zeichen ß"));
  const text = `\ufeff${declared.replaceAll("label", "größe").replaceAll("\n", "\r\n")}`;
  writeFileSync(join(cwd, file), text);
  expect(await written(file, { cwd }, "größe")).toEqual(filled(file));
  const after = readFileSync(join(cwd, file), "utf8");
  expect(after.startsWith("\ufeff/**")).toBe(true);
  expect(after.replaceAll("\r\n", "")).not.toContain("\n");
  const checked = await mazeProcess(["validate", "größe 项目.ts", "--type-check"], {
    cwd: join(cwd, "src/mit Leer zeichen ß"),
  });
  expect(checked).toMatchObject({ exitCode: 0, stderr: "" });
});

test("with two commands at once, which count both", async () => {
  const cwd = shop({ "src/second.ts": declared.replaceAll("label", "second") });
  const both = await Promise.all([written("src/label.ts", { cwd }), written("src/second.ts", { cwd }, "second")]);
  expect(both).toEqual([filled("src/label.ts"), filled("src/second.ts")]);
  const { stdout } = await mazeProcess(["stats", "--json"], { cwd });
  expect(documents["maze.stats/v1"].parse(JSON.parse(stdout)).runs).toBe(2);
});
