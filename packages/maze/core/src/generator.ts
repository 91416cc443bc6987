import { z } from "zod";
import type { Candidate } from "./candidate.ts";
import { constraintSetSchema, type ConstraintSet } from "./constraint.ts";
import type { EngineCapabilities } from "./engine-capabilities.ts";
import { reasonSchema } from "./outcome.ts";
import type { OperationContext } from "./progress.ts";
import { projectIndexSchema, type ProjectIndex } from "./project-index.ts";
import type { Implementation } from "./registry.ts";
import { taskSchema, type Task } from "./task.ts";

/** Limits of one generation. */
export const generationBudgetSchema = z.strictObject({
  /** Wall time in milliseconds. */
  timeMs: z.int().positive(),
  /** Candidates at the most. */
  candidates: z.int().positive(),
});
/** Limits of one generation. */
export type GenerationBudget = z.infer<typeof generationBudgetSchema>;

/** What an engine is asked for. */
export interface GenerateRequest {
  task: Task;
  constraints: ConstraintSet;
  index: ProjectIndex;
  budget: GenerationBudget;
}

/** Schema of `GenerateRequest`. */
export const generateRequestSchema: z.ZodType<GenerateRequest> = z.strictObject({
  task: taskSchema,
  constraints: constraintSetSchema,
  index: projectIndexSchema,
  budget: generationBudgetSchema,
});

/** How a generation ended, once no further candidate comes. */
export const generationSummarySchema = z.strictObject({
  /** `exhausted`: the space is empty; `budget`: a limit was met; `unsupported`: the engine does not take this task. */
  end: z.enum(["exhausted", "budget", "unsupported"]),
  reasons: z.array(reasonSchema),
  /** Counts for people and benchmarks, such as `terms`, `evaluations`. */
  statistics: z.record(z.string(), z.number()),
});
/** How a generation ended. */
export type GenerationSummary = z.infer<typeof generationSummarySchema>;

/**
 * An engine. Candidates come best first; the caller stops by leaving the loop, and a request is answered by one
 * candidate after the other until the summary.
 */
export interface Generator extends Implementation {
  readonly capabilities: EngineCapabilities;
  generate(request: GenerateRequest, context: OperationContext): AsyncGenerator<Candidate, GenerationSummary, void>;
}
