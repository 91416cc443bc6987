import { diagnosticSchema, fileEditSchema, provenanceSchema } from "@maze/core";
import { z } from "zod";

/** Schema of `RepairStep`. */
export const repairStepSchema = z.strictObject({
  /** Id of the rule that made it. */
  rule: z.string(),
  explanation: z.string(),
  /** The finding that it answers, as code and line. */
  answers: z.string(),
  /** Meaning lost: 0 for what the running program cannot see. */
  cost: z.number(),
});

/** What became of one file. */
export const fileRepairSchema = z.strictObject({
  file: z.string(),
  /** `clean`: nothing to mend; `repaired`: nothing is left; `improved`: less is left; `unrepaired`: as it was. */
  status: z.enum(["clean", "repaired", "improved", "unrepaired"]),
  /** Errors of the compiler before. */
  found: z.array(diagnosticSchema),
  /** Errors of the compiler after. */
  left: z.array(diagnosticSchema),
  steps: z.array(repairStepSchema),
  /** States of the search that were opened. */
  attempts: z.int().nonnegative(),
  /** Texts that the compiler judged. */
  checks: z.int().nonnegative(),
  /** What ended the search before it ran out of ideas, where errors are left. */
  stopped: z.enum(["time", "attempts"]).optional(),
  /** Mended texts that were refused, with the reason. */
  refused: z.array(z.strictObject({ reason: z.string(), steps: z.array(repairStepSchema) })),
});
/** What became of one file. */
export type FileRepair = z.infer<typeof fileRepairSchema>;

/** What became of some files of a project; nothing is written. */
export const repairReportSchema = z.strictObject({
  specVersion: z.literal("v1"),
  files: z.array(fileRepairSchema),
  edits: z.array(fileEditSchema),
  provenance: provenanceSchema,
});
/** What became of some files of a project. */
export type RepairReport = z.infer<typeof repairReportSchema>;
