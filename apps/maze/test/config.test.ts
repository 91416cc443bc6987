import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { documents } from "../src/documents.ts";
import { makeProject, maze } from "./run-cli.ts";

describe("maze init and config", () => {
  test("init writes a file whose every key is a comment but name and language, and never overwrites it", async () => {
    const cwd = makeProject({ "package.json": '{"name": "shop"}', "src/a.ts": "" });
    const first = await maze(["init", "--language", "typescript", "--json"], { cwd: join(cwd, "src") });
    expect(documents["maze.init/v1"].parse(JSON.parse(first.stdout))).toMatchObject({
      name: "shop",
      language: "typescript",
      file: join(cwd, "maze.toml"),
    });
    const text = readFileSync(join(cwd, "maze.toml"), "utf8");
    expect(text.split("\n").filter((line) => line !== "" && !line.startsWith("#") && !line.startsWith("["))).toEqual([
      'name = "shop"',
      'language = "typescript"',
    ]);
    const second = await maze(["init"], { cwd });
    expect(second.exitCode).toBe(2);
    expect(second.stderr).toContain("MAZE_CLI_ALREADY_INITIALISED");
    expect(readFileSync(join(cwd, "maze.toml"), "utf8")).toBe(text);
  });

  test("set changes one value, keeps comments, and get tells where it comes from", async () => {
    const cwd = makeProject({ "package.json": "{}", "maze.toml": "# mine\n[generate] # keep\nrounds = 2 # few\n" });
    expect((await maze(["config", "set", "generate.rounds", "3"], { cwd })).exitCode).toBe(0);
    expect(readFileSync(join(cwd, "maze.toml"), "utf8")).toBe("# mine\n[generate] # keep\nrounds = 3 # few\n");
    const { stdout } = await maze(["config", "get", "generate.rounds", "--origin"], { cwd });
    expect(stdout).toBe(`3\n# ${join(cwd, "maze.toml")}:3\n`);
  });

  test("a later layer wins, and list says which", async () => {
    const cwd = makeProject({ "package.json": "{}", "maze.toml": "[generate]\nrounds = 2\ncandidates = 3\n" });
    const run = await maze(["config", "list", "--json", "--set", "generate.candidates=5"], {
      cwd,
      env: { MAZE_GENERATE_ROUNDS: "7" },
    });
    const { values } = documents["maze.config.list/v1"].parse(JSON.parse(run.stdout));
    const row = (key: string) => values.find((value) => value.key === key);
    expect(row("generate.rounds")).toMatchObject({
      value: 7,
      origin: { layer: "environment", variable: "MAZE_GENERATE_ROUNDS" },
    });
    expect(row("generate.candidates")).toMatchObject({ value: 5, origin: { layer: "command-line" } });
    expect(row("generate.timeMs")).toMatchObject({ origin: { layer: "default" } });
  });

  test("an unknown key is refused with the nearest one", async () => {
    const { exitCode, stderr } = await maze(["config", "get", "generate.round"]);
    expect(exitCode).toBe(2);
    expect(stderr).toContain("Did you mean generate.rounds?");
  });
});
