import type { ConfigSection } from "@maze/core";
import { z } from "zod";

/** Settings of the offline engine. */
export const synthesisConfigSchema = z.strictObject({
  timeMs: z.int().positive().default(5000).describe("Milliseconds of search for one hole, at the most."),
  patience: z
    .int()
    .positive()
    .default(20_000)
    .describe(
      "Evaluations after which the search ends when three or more examples are given and nothing matched even one.",
    ),
  maxCost: z
    .int()
    .min(1)
    .max(200)
    .default(40)
    .describe("Cost of an expression at which the search ends; a call costs about 4."),
  maxTerms: z.int().positive().default(400_000).describe("Different terms that one search keeps, at the most."),
  modules: z
    .enum(["none", "imported", "dependencies"])
    .default("dependencies")
    .describe(
      "Modules whose exports may be used: none, those that the file imports, or all declared dependencies too.",
    ),
  allowGlobals: z
    .boolean()
    .default(true)
    .describe("Whether Math, Number, String, Object, Array, Date and Set may be named."),
  conditionals: z.boolean().default(true).describe("Whether a result may choose between expressions by a condition."),
});
export type SynthesisConfig = z.infer<typeof synthesisConfigSchema>;

/** The table `synthesis` of the configuration. */
export const synthesisConfigSection = {
  name: "synthesis",
  schema: synthesisConfigSchema,
} as const satisfies ConfigSection<typeof synthesisConfigSchema>;
