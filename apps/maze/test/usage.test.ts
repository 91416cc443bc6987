import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { makeProject, maze } from "./run-cli.ts";

describe("usage", () => {
  test("--help lists every command and ends with 0", async () => {
    const { exitCode, stdout } = await maze(["--help"]);
    expect(exitCode).toBe(0);
    for (const name of ["init", "config", "index", "generate", "validate", "grammar", "stats", "doctor|debug"])
      expect(stdout).toMatch(new RegExp(`^  ${name.replace("|", "\\|")} `, "m"));
  });

  test.each([
    [["index", "--jsno"], "unknown option '--jsno'", "--json"],
    [["genrate"], "unknown command 'genrate'", "generate"],
    [["generate", "--top", "0"], "argument '0' is invalid", "1 to 50"],
    [["config", "get"], "missing required argument 'key'", "--help"],
  ])("%j is refused with 2 and a hint", async (args, message, hint) => {
    const { exitCode, stdout, stderr } = await maze(args);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
    expect(stderr).toContain(message);
    expect(stderr).toContain(hint);
  });

  test("with --json a refusal is one document on stdout", async () => {
    const { exitCode, stdout } = await maze(["index", "--jsno", "--json"]);
    expect(exitCode).toBe(2);
    expect(JSON.parse(stdout)).toMatchObject({
      schema: "maze.error/v1",
      exitCode: 2,
      error: { code: "MAZE_CLI_USAGE", message: "unknown option '--jsno'\n(Did you mean --json?)" },
    });
  });

  test("--cwd that is no directory is named", async () => {
    const { exitCode, stderr } = await maze(["index", "--cwd", "nowhere"], { cwd: makeProject({ nowhere: "a file" }) });
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/error MAZE_CLI_DIRECTORY: .*nowhere is not a directory/);
  });
});

describe("a broken configuration", () => {
  const places: [string, (cwd: string, env: Record<string, string>) => string[]][] = [
    ["maze.toml:2:10", (cwd) => (writeFileSync(join(cwd, "maze.toml"), '[generate]\ntimeMs = "x"\n'), [])],
    [
      "config.toml:2:1",
      (cwd, env) => {
        env["XDG_CONFIG_HOME"] = join(cwd, "xdg");
        mkdirSync(join(cwd, "xdg/maze"), { recursive: true });
        writeFileSync(join(cwd, "xdg/maze/config.toml"), "[generate]\ntimeMS = 1\n");
        return [];
      },
    ],
    ["MAZE_GENERATE_TIME_MS", (_cwd, env) => ((env["MAZE_GENERATE_TIME_MS"] = "soon"), [])],
    ["--set generate.timeMs=soon", () => ["--set", "generate.timeMs=soon"]],
  ];
  test.each(places)("is refused with its place: %s", async (place, prepare) => {
    const cwd = makeProject({ "package.json": "{}" });
    const env: Record<string, string> = {};
    const args = prepare(cwd, env);
    const { exitCode, stderr } = await maze(["config", "list", ...args], { cwd, env });
    expect(exitCode).toBe(2);
    expect(stderr).toContain(place);
    expect(stderr).toMatch(/^error MAZE_CONFIG_/);
  });
});
