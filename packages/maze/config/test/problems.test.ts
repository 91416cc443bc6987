import { diagnosticSchema, type Diagnostic } from "@maze/core";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { errorOf, load } from "./support/load.ts";
import { temporaryDirectory } from "./support/temporary-directory.ts";

/** The message for a project file, and the hint. */
function problemOf(toml: string): { code: string; message: string; hint: string | undefined } {
  const { code, message, hint } = errorOf(() => load(temporaryDirectory({ "maze.toml": toml })));
  return { code, message, hint };
}

describe("a file", () => {
  test("with broken TOML", () => {
    expect(problemOf("[generate]\ntimeMs = \n")).toEqual({
      code: "MAZE_CONFIG_SYNTAX",
      message: [
        "maze.toml:2:10 error MAZE_CONFIG_SYNTAX: invalid value",
        "  1 | [generate]",
        "> 2 | timeMs =",
        "    |          ^",
      ].join("\n"),
      hint: "Mend the place that the message shows.",
    });
  });

  test("with a key twice, or an unfinished string at the end of the text", () => {
    expect(problemOf("[generate]\nratio = 1\nratio = 2\n").message).toContain("maze.toml:3:1 error MAZE_CONFIG_SYNTAX");
    expect(problemOf('generate.engine = "syn').message).toContain("maze.toml:1:19 error MAZE_CONFIG_SYNTAX");
  });

  test("with a wrong type", () => {
    expect(problemOf('[generate]\n# slow\n  timeMs = "fast" # or not\n')).toEqual({
      code: "MAZE_CONFIG_VALUE",
      message: [
        "maze.toml:3:12 error MAZE_CONFIG_VALUE: generate.timeMs: expected number, received string",
        "  1 | [generate]",
        "  2 | # slow",
        '> 3 |   timeMs = "fast" # or not',
        "    |            ^^^^^^",
      ].join("\n"),
      hint: "Milliseconds for one task. Default: 10000",
    });
  });

  test("with a value that is not allowed", () => {
    const { message, hint } = problemOf('generate.engine = "sinthesis"\n');
    expect(message).toContain('1:19 error MAZE_CONFIG_VALUE: generate.engine: expected one of "synthesis"|"decoding"');
    expect(hint).toBe('Did you mean "synthesis"?');
    expect(problemOf("generate.timeMs = -1").message).toContain("generate.timeMs: Too small: expected number to be >0");
  });

  test("with a wrong element deep in an array", () => {
    const toml = "[type-oracle]\nports = [\n  1, # one\n  'two',\n]\n";
    expect(problemOf(toml).message).toContain(
      "maze.toml:4:3 error MAZE_CONFIG_VALUE: type-oracle.ports[1]: expected number, received string",
    );
    const rules = "[[type-oracle.rules]]\nname = 'a'\n\n[[type-oracle.rules]]\nname = 'b'\nlevle = 'on'\n";
    expect(problemOf(rules)).toMatchObject({ code: "MAZE_CONFIG_UNKNOWN_KEY", hint: "Did you mean level?" });
    expect(problemOf(rules).message).toContain("maze.toml:6:1 error MAZE_CONFIG_UNKNOWN_KEY: unknown key levle in");
  });

  test("with a value that fits no member of a union", () => {
    expect(problemOf('type-oracle.workers = "many"').message).toContain(
      'type-oracle.workers: expected number, received string; or expected "auto"',
    );
  });

  test("with an unknown key", () => {
    expect(problemOf("[generate]\ntime_ms = 5\n")).toEqual({
      code: "MAZE_CONFIG_UNKNOWN_KEY",
      message: [
        "maze.toml:2:1 error MAZE_CONFIG_UNKNOWN_KEY: unknown key time_ms in [generate]",
        "  1 | [generate]",
        "> 2 | time_ms = 5",
        "    | ^^^^^^^",
      ].join("\n"),
      hint: "Did you mean timeMs?",
    });
    expect(problemOf("generate.limits = { maxFlies = 1 }")).toMatchObject({ hint: "Did you mean maxFiles?" });
    expect(problemOf("[generate]\nports = [1]\n").hint).toBe("Did you mean type-oracle.ports?");
    expect(problemOf("[generate.limits]\nzzzzzz = 1\n").hint).toBe(
      "The keys of [generate.limits] are maxFiles, perKind.",
    );
  });

  test("with an unknown section", () => {
    expect(problemOf("[genrate]\ntimeMs = 5\n")).toMatchObject({
      code: "MAZE_CONFIG_UNKNOWN_SECTION",
      hint: "Did you mean generate?",
    });
    expect(problemOf("[colours]\n").hint).toBe("The sections are generate, type-oracle.");
    expect(problemOf("timeMs = 5\n").hint).toBe("timeMs is a key of [generate]; put it there.");
  });

  test("with a value in place of a table", () => {
    expect(problemOf("generate = 5\n").message).toContain(
      "1:12 error MAZE_CONFIG_VALUE: generate: expected a table, received a number",
    );
    expect(problemOf("generate.limits = []\n").message).toContain(
      "generate.limits: expected a table, received an array",
    );
  });

  test("with __proto__ as a key, which never reaches an object", () => {
    expect(problemOf("[generate.limits.perKind]\n__proto__ = 1\n").code).toBe("MAZE_CONFIG_UNKNOWN_KEY");
    expect(problemOf("[generate]\n__proto__ = { timeMs = 1 }\n").code).toBe("MAZE_CONFIG_UNKNOWN_KEY");
    expect(errorOf(() => load("/", { overrides: ["generate.limits.perKind.__proto__=1"] })).code).toBe(
      "MAZE_CONFIG_UNKNOWN_KEY",
    );
    expect(Object.hasOwn(Object.prototype, "timeMs")).toBe(false);
  });

  test("is named from where the user stands, and relative to the project in the data", () => {
    const root = temporaryDirectory({ ".maze/config.toml": "[generate]\nx = 1\n", "src/deep/a.ts": "" });
    const error = errorOf(() => load(`${root}/src/deep`));
    expect(error.message).toContain("../../.maze/config.toml:2:1 error");
    const [problem] = z.array(diagnosticSchema).parse(error.details["problems"]);
    expect(problem?.file).toBe(".maze/config.toml");
  });
});

test("all problems of all layers are reported at once, with one code when they share it", () => {
  const home = temporaryDirectory({ ".config/maze/config.toml": "[generate]\ntimeMs = 'x'\nratio = 'y'\n" });
  const project = temporaryDirectory({ "maze.toml": "[generate]\nengin = 1\n[nothing]\n" });
  const error = errorOf(() =>
    load(project, {
      homeDir: home,
      env: { MAZE_GENERATE_WRITE: "perhaps", MAZE_GENERATE_TIMEMS: "5" },
      overrides: ["generate.ratio=z", "nonsense"],
    }),
  );
  expect(error.code).toBe("MAZE_CONFIG_INVALID");
  const problems = error.details["problems"] as readonly Diagnostic[];
  expect(problems.map(({ code, message }) => `${code.replace("MAZE_CONFIG_", "")} ${message}`)).toEqual([
    "VALUE generate.timeMs: expected number, received string",
    "VALUE generate.ratio: expected number, received string",
    "UNKNOWN_KEY unknown key engin in [generate]",
    "UNKNOWN_SECTION unknown section nothing",
    "UNKNOWN_VARIABLE MAZE_GENERATE_TIMEMS names no key of the configuration",
    "VALUE MAZE_GENERATE_WRITE=perhaps: generate.write: expected boolean, received string",
    "VALUE --set generate.ratio=z: generate.ratio: expected number, received string",
    "KEY_SYNTAX --set nonsense: expected section.key=value",
  ]);
  expect(error.message).toMatch(/^the configuration has 8 problems:\n\n/);
  expect(error.message.match(/^hint: /gm)).toHaveLength(8);
  const shared = errorOf(() => load("/", { overrides: ["generate.ratio=z", "generate.write=z"] }));
  expect(shared.code).toBe("MAZE_CONFIG_VALUE");
});

test("one unreadable file does not hide the problems of the other", () => {
  const home = temporaryDirectory({ ".config/maze/config.toml": "[[\n" });
  const project = temporaryDirectory({ "maze.toml": "generate.write = 1\n" });
  const error = errorOf(() => load(project, { homeDir: home }));
  const problems = error.details["problems"] as readonly Diagnostic[];
  expect(problems.map(({ code }) => code)).toEqual(["MAZE_CONFIG_SYNTAX", "MAZE_CONFIG_VALUE"]);
});
