import type { Candidate } from "./candidate.ts";
import type { ConstraintSet } from "./constraint.ts";
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

/** What a strategy offers: another text, or tighter constraints for the next generation. */
export type RepairProposal =
  | { kind: "candidate"; candidate: Candidate; explanation: string }
  | { kind: "constraints"; constraints: ConstraintSet; explanation: string };

/** One way to mend a failing candidate. An empty answer means: nothing to offer. Proposals come best first. */
export interface RepairStrategy extends Implementation {
  propose(request: RepairRequest, context: OperationContext): Promise<RepairProposal[]>;
}
