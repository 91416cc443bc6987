import { MazeError, parseData } from "@maze/core";
import { z } from "zod";

/** One pattern or proposal that was tried, and what became of it. For the author and the log, never for the learner. */
export const attemptSchema = z.strictObject({
  bug: z.string(),
  origin: z.enum(["intent", "fallback"]),
  pattern: z.string(),
  /** Of the first change; absent where the pattern found nothing. */
  line: z.int().positive().optional(),
  outcome: z.enum([
    "verified",
    "no-match",
    "excluded",
    "overlaps",
    "syntax",
    "same",
    "types",
    "survived",
    "crash",
    "timeout",
    "wrong-test",
    "must-pass",
    "flaky",
  ]),
  detail: z.string(),
});
export type Attempt = z.infer<typeof attemptSchema>;

/** A search as it can be stored: what it is about, and every attempt so far. */
export const searchStateSchema = z.strictObject({
  format: z.literal(1),
  /** Of the code, the bugs, the seed and the other choices; a state resumes nothing else. */
  key: z.string(),
  attempts: z.array(attemptSchema),
});
export type SearchState = z.infer<typeof searchStateSchema>;

/**
 * The attempts of a stored search.
 *
 * @throws {MazeError} MASTERY_HARDEN_STATE_MISMATCH, MAZE_CORE_INVALID_DATA
 */
export function attemptsToResume(stored: unknown, key: string): readonly Attempt[] {
  if (stored === undefined) return [];
  const state = parseData(searchStateSchema, stored, "the stored search");
  if (state.key === key) return state.attempts;
  throw new MazeError({
    code: "MASTERY_HARDEN_STATE_MISMATCH",
    message: "the stored search is about other code, another bug or another seed",
    hint: "Start the search anew, without the stored state.",
    details: { stored: state.key, asked: key },
  });
}
