import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { makeProject, maze } from "./run-cli.ts";

test.each([
  [["init"]],
  [["config", "get", "generate.rounds"]],
  [["config", "set", "generate.rounds", "3"]],
  [["config", "list"]],
  [["index", "--output", "index.json"]],
  [["generate", "--all"]],
  [["validate", "a.ts"]],
  [["stats"]],
  [["doctor"]],
  [["grammar", "check", "--language", "json"]],
  [["grammar", "convert", "--language", "json", "--to", "json", "--output", "grammar.json"]],
  [["grammar", "sample", "--language", "json", "-n", "1000000"]],
  [["grammar", "mask", "--language", "json"]],
])("%j that is interrupted before it begins prints no result and writes nothing", async (args) => {
  const cwd = makeProject({ "package.json": "{}", "a.ts": "export const a = 1;\n" });
  const { exitCode, stdout, stderr } = await maze(args, { cwd, signal: AbortSignal.abort() });
  expect({ exitCode, stdout }).toEqual({ exitCode: 130, stdout: "" });
  expect(stderr).toContain("MAZE_CORE_ABORTED");
  for (const file of ["maze.toml", "index.json", "grammar.json", ".maze"])
    expect(existsSync(join(cwd, file))).toBe(false);
});
