import {
  candidateSchema,
  constraintSchema,
  fileEditSchema,
  generationSummarySchema,
  outcomeSchema,
  provenanceSchema,
  reasonSchema,
  stageResultSchema,
  taskSchema,
  typedHoleSchema,
} from "@maze/core";
import { z } from "zod";

/** What was known of the project when code was generated. */
export const indexSummarySchema = z.strictObject({
  files: z.int().nonnegative(),
  lines: z.int().nonnegative(),
  symbols: z.int().nonnegative(),
  tests: z.int().nonnegative(),
  holes: z.int().nonnegative(),
  dependencies: z.array(z.strictObject({ name: z.string(), version: z.string().optional(), hasTypes: z.boolean() })),
  skipped: z.array(z.strictObject({ path: z.string(), reason: z.string() })),
  durationMs: z.number(),
});
export type IndexSummary = z.infer<typeof indexSummarySchema>;

/** What became of one task. */
export const taskReportSchema = z.strictObject({
  task: taskSchema,
  /** The declaration that the task fills. */
  hole: typedHoleSchema,
  constraints: z.array(z.strictObject({ constraint: constraintSchema, enforcedBy: z.array(z.string()) })),
  /** The candidate that stands in the result, where one passed. */
  chosen: candidateSchema.optional(),
  /** Further candidates that passed the engine's own checks, best first; not judged by the project's tests. */
  alternatives: z.array(candidateSchema),
  /** Candidates that the project's compiler, policy or tests refused. */
  rejected: z.array(z.strictObject({ candidate: candidateSchema, reasons: z.array(reasonSchema) })),
  outcome: outcomeSchema,
  generation: generationSummarySchema.optional(),
  generateMs: z.number().nonnegative(),
  provenance: provenanceSchema,
});
export type TaskReport = z.infer<typeof taskReportSchema>;

/** The result of one generation run, as `maze generate --json` prints it. */
export const generationReportSchema = z.strictObject({
  specVersion: z.literal("v1"),
  /** Name of the project. */
  project: z.string(),
  directory: z.string(),
  engine: z.string(),
  index: indexSummarySchema,
  /** The compiler that answered while generating; absent where it could not be started. */
  oracle: z.strictObject({ engine: z.string(), configFile: z.string().optional(), fileCount: z.int() }).optional(),
  tasks: z.array(taskReportSchema),
  /** The whole result: one edit a file. Empty where no task has a result. */
  edits: z.array(fileEditSchema),
  /** The same as a unified diff. */
  diff: z.string(),
  /** What was checked on the final text, in the whole project. */
  stages: z.array(stageResultSchema),
  /** Findings about the project that were there before. */
  notes: z.array(reasonSchema),
  timings: z.strictObject({
    indexMs: z.number(),
    openMs: z.number(),
    generateMs: z.number(),
    validateMs: z.number(),
    totalMs: z.number(),
  }),
});
export type GenerationReport = z.infer<typeof generationReportSchema>;
