import { engineCapabilitiesSchema, projectIndexSchema } from "@maze/core";
import { contextAnswerSchema, searchAnswerSchema, usagesAnswerSchema } from "@maze/indexer";
import { filesReportSchema, generationReportSchema, projectRepairReportSchema } from "@maze/pipeline";
import { z } from "zod";
import { taskFileSchema } from "./commands/generate/task-file.ts";
import { byteTextSchema } from "./commands/grammar/byte-text.ts";

const origin = z.looseObject({ layer: z.string() });
const value = z.unknown();
const labels = z.record(z.string(), z.string());
const distribution = z.strictObject({
  name: z.string(),
  labels,
  count: z.number(),
  sum: z.number(),
  mean: z.number(),
  min: z.number(),
  max: z.number(),
  p50: z.number(),
  p90: z.number(),
  p99: z.number(),
});

const dialect = z.string().nullable();
const leftToValidation = z.array(z.strictObject({ pointer: z.string(), keyword: z.string(), reason: z.string() }));
const expected = { expected: z.array(z.string()), mayEnd: z.boolean() };
const shownToken = z.strictObject({ id: z.int(), bytes: byteTextSchema, special: z.string().nullable() });

/** Every document that `--json` prints, by its `schema` member; durations are milliseconds. */
export const documents = {
  "maze.init/v1": z.strictObject({
    schema: z.literal("maze.init/v1"),
    file: z.string(),
    name: z.string(),
    language: z.string(),
  }),
  "maze.config.get/v1": z.strictObject({ schema: z.literal("maze.config.get/v1"), key: z.string(), value, origin }),
  "maze.config.list/v1": z.strictObject({
    schema: z.literal("maze.config.list/v1"),
    files: z.array(z.strictObject({ layer: z.enum(["global", "project"]), path: z.string() })),
    values: z.array(z.strictObject({ key: z.string(), value, origin })),
  }),
  "maze.config.set/v1": z.strictObject({
    schema: z.literal("maze.config.set/v1"),
    key: z.string(),
    value,
    file: z.string(),
  }),
  "maze.index/v1": z.strictObject({
    schema: z.literal("maze.index/v1"),
    index: projectIndexSchema,
    output: z.string().nullable(),
  }),
  "maze.index.watch/v1": z.strictObject({
    schema: z.literal("maze.index.watch/v1"),
    changes: z.array(
      z.strictObject({
        path: z.string(),
        change: z.enum(["added", "changed", "removed"]),
        declared: z.array(z.string()),
        dropped: z.array(z.string()),
      }),
    ),
    durationMs: z.number(),
  }),
  "maze.search/v1": z.strictObject({ schema: z.literal("maze.search/v1"), ...searchAnswerSchema.shape }),
  "maze.search.usages/v1": z.strictObject({ schema: z.literal("maze.search.usages/v1"), ...usagesAnswerSchema.shape }),
  "maze.context/v1": z.strictObject({ schema: z.literal("maze.context/v1"), ...contextAnswerSchema.shape }),
  "maze.generate/v1": z.strictObject({
    schema: z.literal("maze.generate/v1"),
    report: generationReportSchema,
    written: z.array(z.string()),
    saved: z.strictObject({ diffFile: z.string(), reportFile: z.string() }).nullable(),
    output: z.string().nullable(),
  }),
  "maze.validate/v1": z.strictObject({
    schema: z.literal("maze.validate/v1"),
    report: filesReportSchema,
    written: z.array(z.string()),
    sarif: z.string().nullable(),
  }),
  "maze.repair/v1": z.strictObject({
    schema: z.literal("maze.repair/v1"),
    report: projectRepairReportSchema,
    written: z.array(z.string()),
  }),
  "maze.stats/v1": z.strictObject({
    schema: z.literal("maze.stats/v1"),
    file: z.string(),
    runs: z.number(),
    counters: z.array(z.strictObject({ name: z.string(), labels, value: z.number() })),
    errors: z.array(z.strictObject({ type: z.string(), count: z.number() })),
    performance: z.array(distribution).optional(),
    caches: z
      .array(z.strictObject({ cache: z.string(), hits: z.number(), misses: z.number(), hitRate: z.number() }))
      .optional(),
    patterns: z.array(z.strictObject({ module: z.string(), name: z.string(), count: z.number() })).optional(),
  }),
  "maze.doctor/v1": z.strictObject({
    schema: z.literal("maze.doctor/v1"),
    checks: z.array(
      z.strictObject({
        name: z.string(),
        status: z.enum(["good", "limited", "missing"]),
        found: z.string(),
        remedy: z.string().optional(),
      }),
    ),
    details: z
      .strictObject({
        engines: z.array(z.strictObject({ id: z.string(), capabilities: engineCapabilitiesSchema })),
        validators: z.array(z.strictObject({ id: z.string(), after: z.array(z.string()) })),
        isolation: z.array(
          z.strictObject({
            level: z.string(),
            covers: z.array(z.string()),
            doesNotCover: z.array(z.string()),
            unavailable: z.string().nullable(),
          }),
        ),
      })
      .optional(),
    profile: z.array(z.strictObject({ room: z.string(), ms: z.number() })).optional(),
  }),
  "maze.grammar.check/v1": z.strictObject({
    schema: z.literal("maze.grammar.check/v1"),
    source: z.string(),
    dialect,
    findings: z.array(z.looseObject({ code: z.string(), severity: z.enum(["error", "warning"]), message: z.string() })),
    sampled: z.int(),
    leftToValidation,
  }),
  "maze.grammar.convert/v1": z.strictObject({
    schema: z.literal("maze.grammar.convert/v1"),
    source: z.string(),
    from: dialect,
    to: z.string(),
    text: z.string(),
    output: z.string().nullable(),
    leftToValidation,
  }),
  "maze.grammar.sample/v1": z.strictObject({
    schema: z.literal("maze.grammar.sample/v1"),
    source: z.string(),
    dialect,
    seed: z.int(),
    sentences: z.array(byteTextSchema),
  }),
  "maze.grammar.mask/v1": z.strictObject({
    schema: z.literal("maze.grammar.mask/v1"),
    source: z.string(),
    dialect,
    prefix: z.strictObject({ name: z.string(), bytes: z.int(), accepted: z.boolean() }),
    situation: z.strictObject({
      acceptedBytes: z.int(),
      ...expected,
      status: z.enum(["open", "complete", "ended", "dead"]),
      forced: byteTextSchema,
    }),
    mask: z.strictObject({ size: z.int(), allowed: z.int(), tokens: z.array(shownToken) }).nullable(),
    why: z.strictObject({ token: shownToken, allowed: z.boolean(), acceptedBytes: z.int(), ...expected }).nullable(),
  }),
  "maze.error/v1": z.strictObject({
    schema: z.literal("maze.error/v1"),
    exitCode: z.int(),
    error: z.looseObject({
      name: z.literal("MazeError"),
      code: z.string(),
      message: z.string(),
      hint: z.string().optional(),
    }),
  }),
} as const;

export type DocumentName = keyof typeof documents;

/** JSON Schemas by file name below docs/reference/schemas: the documents, and the task file that is read. */
export function jsonSchemas(): ReadonlyMap<string, unknown> {
  const all: [string, z.ZodType][] = [...Object.entries(documents), ["task-file", taskFileSchema]];
  return new Map(
    all.map(([name, schema]) => [
      `${name.replace(/^maze\./, "").replace(/\/v1$/, "")}.json`,
      z.toJSONSchema(schema, { target: "draft-2020-12", unrepresentable: "any" }),
    ]),
  );
}
