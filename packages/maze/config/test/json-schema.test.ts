import { configJsonSchema, renderDefaultConfig } from "@maze/config";
import { Ajv } from "ajv";
import { parse } from "smol-toml";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { errorOf, load } from "./support/load.ts";
import { generate, sections } from "./support/sections.ts";
import { temporaryDirectory } from "./support/temporary-directory.ts";

const schema = configJsonSchema(sections);
const validate = new Ajv({ strict: true, allErrors: true }).compile(schema);
const plain = (toml: string): unknown => JSON.parse(JSON.stringify(parse(toml)));

test("the schema says what editors show: draft, descriptions, defaults", () => {
  expect(schema).toMatchObject({
    $schema: "http://json-schema.org/draft-07/schema#",
    title: "Maze configuration",
    type: "object",
    additionalProperties: false,
    properties: {
      generate: {
        type: "object",
        additionalProperties: false,
        properties: {
          timeMs: { type: "integer", exclusiveMinimum: 0, default: 10_000, description: "Milliseconds for one task." },
          engine: { type: "string", enum: ["synthesis", "decoding"] },
          limits: { description: "Limits of one run.", properties: { maxFiles: { type: "integer" } } },
        },
      },
    },
  });
});

describe("the schema and the loader agree", () => {
  test.each([
    ["", true],
    ["[generate]\n[type-oracle]\n", true],
    ["[generate]\ntimeMs = 5\nforbid = ['a']\n[generate.limits]\nmaxFiles = 1\n", true],
    ["generate.limits.perKind = { x = 1 }\n", true],
    ["type-oracle.workers = 3\n", true],
    ["type-oracle.workers = 'auto'\n", true],
    ["[[type-oracle.rules]]\nname = 'a'\n", true],
    ["[[type-oracle.rules]]\nlevel = 'on'\n", false],
    ["[generate]\ntimeMs = 'x'\n", false],
    ["[generate]\ntimeMs = 1.5\n", false],
    ["[generate]\ntimeMs = 0\n", false],
    ["[generate]\nengine = 'x'\n", false],
    ["[generate]\nunknown = 1\n", false],
    ["generate.limits.unknown = 1\n", false],
    ["generate.limits.perKind.x = 'y'\n", false],
    ["[unknown]\n", false],
    ["generate = 1\n", false],
  ])("%j", (toml, isValid) => {
    expect(validate(plain(toml))).toBe(isValid);
    const root = temporaryDirectory({ "maze.toml": toml });
    if (isValid) expect(load(root).files).toHaveLength(1);
    else expect(errorOf(() => load(root)).code).toMatch(/^MAZE_CONFIG_/);
  });
});

test("no table requires a key, since each layer sets what it likes; a member of a union does", () => {
  const section = {
    name: "s",
    schema: z.strictObject({
      key: z.string(),
      inner: z.strictObject({ items: z.strictObject({ x: z.int() }) }),
      each: z.record(z.string(), z.strictObject({ x: z.int() })),
      source: z.discriminatedUnion("kind", [z.strictObject({ kind: z.literal("a"), x: z.int() })]).optional(),
    }),
  };
  const check = new Ajv().compile(configJsonSchema([section]));
  expect(check({ s: { inner: { items: {} }, each: { a: {} } } })).toBe(true);
  expect(check({ s: { source: { kind: "a" } } })).toBe(false);
  expect(check({ s: { source: { kind: "a", x: 1 } } })).toBe(true);
});

describe("the default file", () => {
  const text = renderDefaultConfig(sections, { schemaLocation: "./schema.json" });

  test("describes every key with its default", () => {
    expect(text).toBe(
      [
        "#:schema ./schema.json",
        "# Every key is shown with its default. To change one, delete the # in front of it.",
        "",
        "[generate]",
        "# Milliseconds for one task.",
        "#timeMs = 10000",
        "# Which engine generates.",
        '#engine = "synthesis"',
        "# Constructs that new code must not contain.",
        '#forbid = ["any", "as"]',
        "# Share of the time.",
        "#ratio = 0.5",
        "# Write results.",
        "#write = false",
        "# Address of the server.",
        "# apiBase is not set by default.",
        "",
        "# Limits of one run.",
        "[generate.limits]",
        "# Files at most.",
        "#maxFiles = 3",
        "# Files of each kind.",
        "#perKind = { function = 2 }",
        "",
        "[type-oracle]",
        "# Processes.",
        '#workers = "auto"',
        "# Ports.",
        "#ports = []",
        "# Rules.",
        "#rules = []",
        "",
      ].join("\n"),
    );
  });

  test("means the defaults, as it is and with every key uncommented", () => {
    const defaults = load(temporaryDirectory()).values;
    expect(load(temporaryDirectory({ "maze.toml": text })).values).toEqual(defaults);
    const uncommented = text.replace(/^#(?=[A-Za-z"])/gm, "");
    const config = load(temporaryDirectory({ "maze.toml": uncommented }));
    expect(config.values).toEqual(defaults);
    const set = Object.entries(config.origins).filter(([, { layer }]) => layer === "project");
    expect(set.map(([key]) => key)).toHaveLength(Object.keys(config.origins).length - 1); // all but apiBase
    expect(validate(plain(uncommented))).toBe(true);
  });

  test("takes the default of a whole table where the table has one", () => {
    const section = {
      name: "s",
      schema: z.strictObject({
        one: z.strictObject({ x: z.int().default(1), y: z.int().default(2) }).default({ x: 5, y: 6 }),
      }),
    };
    expect(renderDefaultConfig([section])).toContain("[s.one]\n#x = 5\n#y = 6\n");
  });

  test("sections of one name are refused", () => {
    expect(errorOf(() => renderDefaultConfig([generate, generate])).code).toBe("MAZE_CONFIG_SECTION_CONFLICT");
    expect(errorOf(() => configJsonSchema([generate, generate])).code).toBe("MAZE_CONFIG_SECTION_CONFLICT");
  });
});
