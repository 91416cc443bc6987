import type { ErrorCodeEntry } from "@maze/core";

/** Codes that `@mastery/harden` raises. A retired code is never given another meaning. */
export const hardenErrorCodes = {
  MASTERY_HARDEN_INVALID_BUG: {
    summary:
      "A bug definition has a rule that ast-grep refuses, a fix with an unknown variable, or an unknown mutator.",
    hint: "The message names the place in the definition; `bugProblems` lists all of them.",
  },
  MASTERY_HARDEN_BASELINE_RED: {
    summary: "The code that a bug was to be put into does not pass its own tests, so no failure would prove anything.",
    hint: "Make the tests pass first; the details list those that fail.",
  },
  MASTERY_HARDEN_UNKNOWN_TEST: {
    summary: "A bug names a test that the module does not have.",
    hint: "Use a name of the list in the details.",
  },
  MASTERY_HARDEN_STATE_MISMATCH: {
    summary: "A stored search was resumed for other code, another bug or another seed.",
    hint: "Start the search anew, without the stored state.",
  },
  MASTERY_HARDEN_MISSING_FILE: {
    summary: "A bug aims at a file that the learner's code does not have.",
    hint: "Pass the file in `files` under the path of the bug's target.",
  },
} as const satisfies Record<string, ErrorCodeEntry>;

export type HardenErrorCode = keyof typeof hardenErrorCodes;
