import type { ConfigSection } from "@maze/core";
import { z } from "zod";

export const generate = {
  name: "generate",
  schema: z.strictObject({
    timeMs: z.int().positive().default(10_000).describe("Milliseconds for one task."),
    engine: z.enum(["synthesis", "decoding"]).default("synthesis").describe("Which engine generates."),
    forbid: z.array(z.string()).default(["any", "as"]).describe("Constructs that new code must not contain."),
    ratio: z.number().default(0.5).describe("Share of the time."),
    write: z.boolean().default(false).describe("Write results."),
    apiBase: z.string().optional().describe("Address of the server."),
    limits: z
      .strictObject({
        maxFiles: z.int().default(3).describe("Files at most."),
        perKind: z.record(z.string(), z.int()).default({ function: 2 }).describe("Files of each kind."),
      })
      .describe("Limits of one run."),
  }),
} as const satisfies ConfigSection;

export const oracle = {
  name: "type-oracle",
  schema: z.strictObject({
    workers: z
      .union([z.int(), z.literal("auto")])
      .default("auto")
      .describe("Processes."),
    ports: z.array(z.int()).default([]).describe("Ports."),
    rules: z
      .array(z.strictObject({ name: z.string(), level: z.enum(["off", "on"]).default("on") }))
      .default([])
      .describe("Rules."),
  }),
} as const satisfies ConfigSection;

export const sections = [generate, oracle] as const;
