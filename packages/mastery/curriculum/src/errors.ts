import type { ErrorCodeEntry } from "@maze/core";

/** Codes that `@mastery/curriculum` raises. A retired code is never given another meaning. */
export const curriculumErrorCodes = {
  MASTERY_CURRICULUM_INVALID: {
    summary: "A curriculum cannot be used; the message lists every problem with its file, line and column.",
    hint: "Mend the listed places; the format is described in the README of @mastery/curriculum.",
  },
  MASTERY_CURRICULUM_UNKNOWN_MODULE: {
    summary: "A module was asked for that the curriculum does not have.",
    hint: "Use one of the ids that `mastery curriculum list` shows.",
  },
} as const satisfies Record<string, ErrorCodeEntry>;

export type CurriculumErrorCode = keyof typeof curriculumErrorCodes;
