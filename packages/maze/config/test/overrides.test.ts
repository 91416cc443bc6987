import { parseConfigValue } from "@maze/config";
import { describe, expect, test } from "vitest";
import { errorOf, load } from "./support/load.ts";
import { sections } from "./support/sections.ts";

const set = (...overrides: string[]) => load("/", { overrides });

test("a value is read by the type of its key, and may hold =", () => {
  const { values } = set(
    "generate.timeMs=5",
    "generate.apiBase=http://host/?a=b",
    "generate.forbid=a,b",
    'generate.limits.perKind."a=b"=7',
    "generate.limits.perKind.x=8",
    " generate . ratio =0.25",
  );
  expect(values.generate).toMatchObject({ timeMs: 5, apiBase: "http://host/?a=b", forbid: ["a", "b"], ratio: 0.25 });
  expect(values.generate.limits.perKind).toEqual({ function: 2, "a=b": 7, x: 8 });
});

test("the later of two wins", () => {
  expect(set("generate.timeMs=5", "generate.timeMs=6").values.generate.timeMs).toBe(6);
});

test("a flag of its own is the origin, and may bring a value that is not text", () => {
  const config = load("/", {
    overrides: [
      { key: "generate.engine", value: "decoding", flag: "--engine" },
      { key: "generate.forbid", value: ["x"], flag: "--forbid" },
      "generate.write=true",
    ],
    overrideFlag: "-c",
  });
  expect(config.values.generate).toMatchObject({ engine: "decoding", forbid: ["x"], write: true });
  expect(config.origins["generate.engine"]).toEqual({ layer: "command-line", flag: "--engine" });
  expect(config.origins["generate.write"]).toEqual({ layer: "command-line", flag: "-c generate.write" });
});

describe("problems name the flag", () => {
  test.each([
    ["generate.timeMs", "MAZE_CONFIG_KEY_SYNTAX", "--set generate.timeMs: expected section.key=value"],
    ["=5", "MAZE_CONFIG_KEY_SYNTAX", "--set =5: expected section.key=value"],
    ["generate..x=5", "MAZE_CONFIG_KEY_SYNTAX", '--set generate..x=5: "generate..x" is not a key'],
    ["generate=5", "MAZE_CONFIG_VALUE", "--set generate=5: generate: expected a table, received a number"],
    ["genrate.timeMs=5", "MAZE_CONFIG_UNKNOWN_SECTION", "--set genrate.timeMs=5: unknown section genrate"],
    ["generate.timMs=5", "MAZE_CONFIG_UNKNOWN_KEY", "--set generate.timMs=5: unknown key timMs in [generate]"],
    ["generate.timeMs.x=5", "MAZE_CONFIG_UNKNOWN_KEY", "unknown key x in [generate.timeMs]"],
    ["generate.timeMs=x", "MAZE_CONFIG_VALUE", "--set generate.timeMs=x: generate.timeMs: expected number"],
    ["generate.limits.perKind.x=y", "MAZE_CONFIG_VALUE", "generate.limits.perKind.x: expected number"],
  ])("%s", (override, code, message) => {
    const error = errorOf(() => set(override));
    expect(error.code).toBe(code);
    expect(error.message).toContain(message);
  });

  test("a value that is no text", () => {
    const error = errorOf(() => load("/", { overrides: [{ key: "generate.timeMs", value: ["x"], flag: "--time" }] }));
    expect(error.message).toContain("--time=[ 'x' ]: generate.timeMs: expected number, received array");
  });
});

test("a flag that was not given sets nothing", () => {
  const config = load("/", { overrides: [{ key: "generate.timeMs", value: undefined, flag: "--time" }] });
  expect(config.origins["generate.timeMs"]).toEqual({ layer: "default" });
});

test("text becomes the value that a file can hold", () => {
  expect(parseConfigValue(sections, "generate.limits", '{"maxFiles": 2, "perKind": {"a": 1}}')).toEqual({
    maxFiles: 2,
    perKind: { a: 1 },
  });
  expect(parseConfigValue(sections, "generate.limits.perKind", "{}")).toEqual({});
  expect(parseConfigValue(sections, "type-oracle.workers", "auto")).toBe("auto");
  expect(errorOf(() => parseConfigValue(sections, "generate.engine", "x")).message).toBe(
    'error MAZE_CONFIG_VALUE: generate.engine=x: generate.engine: expected one of "synthesis"|"decoding"',
  );
});
