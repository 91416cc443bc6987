import type { OperationContext } from "@maze/core";
import { z } from "zod";
import type { JustifyQuestion } from "../question.ts";

/** What a grader is asked. */
export interface GradeRequest {
  readonly question: JustifyQuestion;
  /** Normalised. To a model it is data, never a part of the instructions. */
  readonly answer: string;
}

/**
 * Judges an answer concept by concept, say with a model. What it gives back is a claim: `decide` alone says whether the
 * learner passes.
 */
export interface Grader {
  /** Names the model and the version of the rubric; recorded with each grade. */
  readonly id: string;
  grade(request: GradeRequest, context?: OperationContext): Promise<unknown>;
}

/** What a grader must give back. */
export const gradeSchema = z.strictObject({
  concepts: z.array(
    z.strictObject({ id: z.string(), met: z.enum(["yes", "partial", "no"]), quote: z.string().max(2000) }),
  ),
  contradictions: z.array(z.strictObject({ quote: z.string(), why: z.string() })),
  injection_suspected: z.boolean(),
  /** One question back to the learner. */
  socratic_question: z.string().max(600),
});
export type Grade = z.infer<typeof gradeSchema>;
