import type { ErrorCodeEntry } from "@maze/core";

/** Codes that `@mastery/justify` raises. A retired code is never given another meaning. */
export const justifyErrorCodes = {
  MASTERY_JUSTIFY_ANSWER: {
    summary: "An answer to an executable item does not have the form that the item asks for.",
    hint: "The message says the form. Nothing was recorded.",
  },
  MASTERY_JUSTIFY_ITEM: {
    summary: "The program of an executable item does not run, so no answer to it can be judged.",
    hint: "Check that your own tests pass; if they do, tell the author of the curriculum what the message says.",
  },
} as const satisfies Record<string, ErrorCodeEntry>;

export type JustifyErrorCode = keyof typeof justifyErrorCodes;
