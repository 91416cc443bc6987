import type { ConfigSection } from "@maze/core";
import { z } from "zod";
import { LOG_FORMATS, LOG_THRESHOLDS } from "./log/create-logger.ts";

/** `[telemetry]`: what is logged and what is counted. */
export const telemetryConfigSection = {
  name: "telemetry",
  schema: z.strictObject({
    level: z
      .enum(LOG_THRESHOLDS)
      .default("warn")
      .describe("Lowest level of log lines that are written; silent writes none."),
    format: z.enum(LOG_FORMATS).default("text").describe("Form of log lines: text for people, json for programs."),
    file: z
      .string()
      .default("")
      .describe(
        "File that log lines are appended to, relative to the project; empty means stderr. A project's own configuration may only name a .log file below .maze.",
      ),
    redactKeys: z
      .array(z.string().min(2))
      .default([])
      .describe("Further names of fields whose values are never logged, such as patientName."),
    metrics: z.boolean().default(true).describe("Count what is done and measure how long it takes."),
    statistics: z.boolean().default(true).describe("Add the counts of each run to .maze/stats.db, for maze stats."),
  }),
} as const satisfies ConfigSection;

export type TelemetryConfig = z.output<typeof telemetryConfigSection.schema>;
export type TelemetryConfigInput = z.input<typeof telemetryConfigSection.schema>;
