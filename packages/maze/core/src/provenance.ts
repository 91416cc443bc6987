import { z } from "zod";

/** One decision: who took it, what was decided, and where that came from. */
export const provenanceStepSchema = z.strictObject({
  /** Milliseconds since the task began. */
  atMs: z.number().nonnegative(),
  /** The room that decided: `index`, `plan`, `generate`, `validate`, `repair`, `write`. */
  room: z.string(),
  decision: z.string(),
  /** What the decision rests on: a file, a symbol, a constraint id, a tool with its version. */
  source: z.string(),
  details: z.record(z.string(), z.unknown()).optional(),
});
/** One decision and its source. */
export type ProvenanceStep = z.infer<typeof provenanceStepSchema>;

/** Every decision that led to a result, in order. */
export const provenanceSchema = z.strictObject({
  specVersion: z.literal("v1"),
  taskId: z.string(),
  steps: z.array(provenanceStepSchema),
});
/** Every decision that led to a result, in order. */
export type Provenance = z.infer<typeof provenanceSchema>;

/** Collects the steps of one task. */
export interface ProvenanceRecorder {
  record(step: Omit<ProvenanceStep, "atMs">): void;
  toProvenance(): Provenance;
}

/**
 * Starts a record. `now` gives milliseconds; only differences are kept.
 *
 * @example
 * ```ts
 * import { createProvenanceRecorder } from "@maze/core";
 * let time = 100;
 * const recorder = createProvenanceRecorder("task-1", () => time);
 * time = 130;
 * recorder.record({ room: "plan", decision: "applied a constraint", source: "test/a.test.ts" });
 * recorder.toProvenance().steps[0]?.atMs; // => 30
 * ```
 */
export function createProvenanceRecorder(taskId: string, now: () => number): ProvenanceRecorder {
  const began = now();
  const steps: ProvenanceStep[] = [];
  return {
    record(step) {
      steps.push({ atMs: Math.max(0, now() - began), ...step });
    },
    toProvenance: () => ({ specVersion: "v1", taskId, steps: [...steps] }),
  };
}
