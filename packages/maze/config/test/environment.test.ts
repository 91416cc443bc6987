import { environmentVariable } from "@maze/config";
import { describe, expect, test } from "vitest";
import { errorOf, load } from "./support/load.ts";

const withEnv = (env: Record<string, string>) => load("/", { env });

test("the name of a variable follows from the key", () => {
  expect(environmentVariable(["generate", "timeMs"])).toBe("MAZE_GENERATE_TIME_MS");
  expect(environmentVariable(["generate", "limits", "maxFiles"])).toBe("MAZE_GENERATE_LIMITS_MAX_FILES");
  expect(environmentVariable(["type-oracle", "utf8Bytes"])).toBe("MAZE_TYPE_ORACLE_UTF8_BYTES");
  expect(environmentVariable(["http", "baseURL"])).toBe("MAZE_HTTP_BASE_URL");
});

describe("values are read by the type of the key", () => {
  test.each([
    ["MAZE_GENERATE_TIME_MS", "250", "generate.timeMs", 250],
    ["MAZE_GENERATE_RATIO", " 1.5e-1 ", "generate.ratio", 0.15],
    ["MAZE_GENERATE_WRITE", "TRUE", "generate.write", true],
    ["MAZE_GENERATE_WRITE", "0", "generate.write", false],
    ["MAZE_GENERATE_API_BASE", "12", "generate.apiBase", "12"],
    ["MAZE_GENERATE_API_BASE", "", "generate.apiBase", ""],
    ["MAZE_GENERATE_FORBID", "any, as ,ts-ignore", "generate.forbid", ["any", "as", "ts-ignore"]],
    ["MAZE_GENERATE_FORBID", '["a,b", "c"]', "generate.forbid", ["a,b", "c"]],
    ["MAZE_GENERATE_FORBID", "", "generate.forbid", []],
    ["MAZE_TYPE_ORACLE_PORTS", "1,2", "type-oracle.ports", [1, 2]],
    ["MAZE_TYPE_ORACLE_WORKERS", "4", "type-oracle.workers", 4],
    ["MAZE_TYPE_ORACLE_WORKERS", "auto", "type-oracle.workers", "auto"],
    ["MAZE_TYPE_ORACLE_RULES", '[{"name":"a"}]', "type-oracle.rules", [{ name: "a", level: "on" }]],
    ["MAZE_GENERATE_LIMITS_MAX_FILES", "9", "generate.limits.maxFiles", 9],
  ])("%s=%s", (variable, text, key, value) => {
    const { rows } = withEnv({ [variable]: text });
    expect(rows.find((row) => row.key === key)).toEqual({ key, value, origin: { layer: "environment", variable } });
  });

  test.each([
    ["MAZE_GENERATE_TIME_MS", "12px", "generate.timeMs: expected number, received string"],
    ["MAZE_GENERATE_TIME_MS", "", "generate.timeMs: expected number, received string"],
    ["MAZE_GENERATE_TIME_MS", "0x10", "generate.timeMs: expected number, received string"],
    ["MAZE_GENERATE_TIME_MS", "1.5", "generate.timeMs: expected int, received number"],
    ["MAZE_GENERATE_WRITE", "yes", "generate.write: expected boolean, received string"],
    ["MAZE_TYPE_ORACLE_PORTS", "1,x", "type-oracle.ports[1]: expected number, received string"],
    ["MAZE_TYPE_ORACLE_PORTS", "[1,", "not valid JSON"],
    ["MAZE_GENERATE_LIMITS_PER_KIND", "a=1", "not valid JSON"],
    ["MAZE_GENERATE_LIMITS_PER_KIND", "[]", "generate.limits.perKind: expected a table, received an array"],
  ])("%s=%s is refused by name", (variable, text, reason) => {
    const error = errorOf(() => withEnv({ [variable]: text }));
    expect(error.code).toBe("MAZE_CONFIG_VALUE");
    expect(error.message).toContain(`${variable}=${text}: `);
    expect(error.message).toContain(reason);
  });
});

test("a variable of a known section that names no key is an error with a suggestion", () => {
  const error = errorOf(() => withEnv({ MAZE_GENERATE_TIMEMS: "5" }));
  expect([error.code, error.hint]).toEqual(["MAZE_CONFIG_UNKNOWN_VARIABLE", "Did you mean MAZE_GENERATE_TIME_MS?"]);
  expect(errorOf(() => withEnv({ MAZE_TYPE_ORACLE: "5" })).hint).toContain(
    "MAZE_TYPE_ORACLE_WORKERS, MAZE_TYPE_ORACLE_PORTS, MAZE_TYPE_ORACLE_RULES",
  );
  // A table of keys has no variable; its keys have.
  expect(errorOf(() => withEnv({ MAZE_GENERATE_LIMITS: "{}" })).code).toBe("MAZE_CONFIG_UNKNOWN_VARIABLE");
});

test("a variable of no section is a warning, unless the program knows it", () => {
  const env = { MAZE_RUNNER_SPEED: "5", MAZE_GENERTE_RATIO: "1", MAZELIKE: "1", MAZE_BENCH_CACHE: "x" };
  const { warnings } = load("/", { env, otherVariables: ["MAZE_BENCH_CACHE"] });
  expect(warnings.map(({ severity, code, message, hint }) => [severity, code, message, hint])).toEqual([
    ["warning", "MAZE_CONFIG_FOREIGN_VARIABLE", "MAZE_GENERTE_RATIO is not read", "Did you mean MAZE_GENERATE_RATIO?"],
    [
      "warning",
      "MAZE_CONFIG_FOREIGN_VARIABLE",
      "MAZE_RUNNER_SPEED is not read",
      "Ignore it where another tool reads the variable; otherwise mend its name.",
    ],
  ]);
});

test("names are exact but on Windows", () => {
  expect(withEnv({ maze_generate_ratio: "0.1" }).values.generate.ratio).toBe(0.5);
});

test("the value of a variable that may be a secret is not repeated", () => {
  const { message } = errorOf(() => load("/", { env: { MAZE_GENERATE_TOKEN_MS: "hunter2" } }));
  expect(message).not.toContain("hunter2");
  const long = errorOf(() => withEnv({ MAZE_GENERATE_WRITE: "x".repeat(500) })).message;
  expect(long).toContain(`MAZE_GENERATE_WRITE=${"x".repeat(60)}…: generate.write`);
});
