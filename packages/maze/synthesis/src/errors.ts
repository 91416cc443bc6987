import type { ErrorCodeEntry } from "@maze/core";

/** Codes that `@maze/synthesis` raises. */
export const synthesisErrorCodes = {
  MAZE_SYNTHESIS_HOLE_MOVED: {
    summary: "The place of a hole does not fit the text of its file.",
    hint: "Index the project again, since the file changed after it was indexed.",
  },
  MAZE_SYNTHESIS_UNREADABLE_FILE: {
    summary: "The file of a task could not be read.",
    hint: "Check that the file exists and may be read.",
  },
} as const satisfies Record<string, ErrorCodeEntry>;

export type SynthesisErrorCode = keyof typeof synthesisErrorCodes;
