import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { resolveCommand } from "../../bootstrap/commands.mjs";
import { root } from "../../bootstrap/paths.mjs";

const resolve = (...words: readonly string[]) => resolveCommand(words, { root, callerFolder: "/caller" });
const app = join(root, "apps/maze/src/bin.ts");
const launcher = join(root, "packages/repo/tools/bootstrap/run-app.mjs");

test("a bare start runs the quickstart from the root", () => {
  const { set, command, cwd } = resolve("start", "--");
  expect([set, cwd]).toEqual(["start", root]);
  expect(command.slice(0, 4)).toEqual(["node", "--conditions=maze-source", launcher, app]);
  expect(command).toContain("examples/quickstart");
});

test("start with arguments runs the app where the caller is", () => {
  const { command, cwd } = resolve("start", "--", "index", "--json");
  expect(command).toEqual(["node", "--conditions=maze-source", launcher, app, "index", "--json"]);
  expect(cwd).toBe("/caller");
});

test("a first word selects the app, and is an argument of none", () => {
  expect(resolve("start", "maze", "--version").command.slice(2)).toEqual([launcher, app, "--version"]);
  const mastery = join(root, "apps/mastery/src/bin.ts");
  expect(resolve("start", "--", "mastery", "status").command.slice(2)).toEqual([launcher, mastery, "status"]);
  expect(() => resolve("start", "--", "mge")).toThrow(
    expect.objectContaining({ message: "mge: not built yet", exitCode: 3 }),
  );
});

test("an app does not see what launched it", () => {
  const folder = mkdtempSync(join(tmpdir(), "maze-launch-"));
  const entry = join(folder, "entry.ts");
  writeFileSync(entry, "const words: string[] = process.argv.slice(1);\nconsole.log(JSON.stringify(words));\n");
  const output = execFileSync(process.execPath, ["--no-warnings", launcher, entry, "--json", "a b"], {
    encoding: "utf8",
  });
  rmSync(folder, { recursive: true });
  expect(JSON.parse(output)).toEqual([entry, "--json", "a b"]);
});

test("arguments go on to the program", () => {
  expect(resolve("build", "--", "--filter", "@maze/core").command.slice(-2)).toEqual(["--filter", "@maze/core"]);
});

test("exec needs no dependencies and stays in the folder it is called in", () => {
  expect(resolve("exec", "pnpm", "-v")).toEqual({ set: undefined, command: ["pnpm", "-v"], cwd: process.cwd() });
});

test.each([["tset"], ["exec"]])("an unknown or incomplete command is wrong usage: %s", (word) => {
  expect(() => resolve(word)).toThrow(expect.objectContaining({ exitCode: 2 }));
});
