import type { ConfigSection } from "@maze/core";
import { z } from "zod";

/** `[project]`: what the project is. */
export const projectConfigSection = {
  name: "project",
  schema: z.strictObject({
    name: z.string().default("").describe("Name that reports show; empty means the name of its directory."),
    language: z
      .string()
      .default("auto")
      .describe("Language of a new file that is named without an ending; auto is typescript."),
  }),
} as const satisfies ConfigSection;

/** `[generate]`: how code is generated and judged. */
export const generateConfigSection = {
  name: "generate",
  schema: z.strictObject({
    engine: z.string().default("synthesis").describe("Id of the engine that generates."),
    timeMs: z.int().positive().default(10_000).describe("Milliseconds that the engine may take for one task."),
    candidates: z.int().positive().default(8).describe("Candidates that are drawn for one task at most."),
    rounds: z.int().positive().default(4).describe("Times that results are judged, refused and replaced at most."),
    forbid: z
      .array(z.enum(["any", "as", "non-null", "ts-ignore", "eslint-disable"]))
      .default(["any", "as", "non-null", "ts-ignore", "eslint-disable"])
      .describe("Constructs that new code must not contain."),
    saveResults: z.boolean().default(true).describe("Keep the last diff and report in .maze/results."),
  }),
} as const satisfies ConfigSection;

export type ProjectConfig = z.output<typeof projectConfigSection.schema>;
export type GenerateConfig = z.output<typeof generateConfigSection.schema>;
