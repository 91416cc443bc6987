import { z } from "zod";
import { candidateSchema, type Candidate } from "./candidate.ts";
import { constraintSetSchema, type ConstraintSet } from "./constraint.ts";
import type { StageResult } from "./outcome.ts";
import type { OperationContext } from "./progress.ts";
import type { Implementation } from "./registry.ts";
import type { Task } from "./task.ts";

/** A candidate that failed, and what was found. */
export interface RepairRequest {
  task: Task;
  candidate: Candidate;
  constraints: ConstraintSet;
  stages: readonly StageResult[];
}

/**
 * What a strategy offers: another text, or tighter constraints for the next generation (every hard constraint there was,
 * and more).
 */
export const repairProposalSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("candidate"), candidate: candidateSchema, explanation: z.string() }),
  z.strictObject({ kind: z.literal("constraints"), constraints: constraintSetSchema, explanation: z.string() }),
]);
/** What a strategy offers. */
export type RepairProposal = z.infer<typeof repairProposalSchema>;

/** One way to mend a failing candidate. An empty answer means: nothing to offer, as where no stage failed. Proposals come best first. */
export interface RepairStrategy extends Implementation {
  propose(request: RepairRequest, context: OperationContext): Promise<RepairProposal[]>;
}
