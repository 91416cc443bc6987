import type { ErrorCodeEntry } from "@maze/core";

/** Codes that `@maze/validation` raises. A retired code is never given another meaning. */
export const validationErrorCodes = {
  MAZE_VALIDATION_NO_PROJECT: {
    summary: "The directory that is to be judged does not exist or cannot be read.",
    hint: "Give the absolute path of a project directory.",
  },
  MAZE_VALIDATION_STALE_EDIT: {
    summary: "An edit was made against another version of its file.",
    hint: "Make the edit again from the file as it is now.",
  },
  MAZE_VALIDATION_EDIT_OUTSIDE: {
    summary: "An edit leads outside the project, through a link in its path.",
    hint: "Edit the file in the project that it belongs to.",
  },
  MAZE_VALIDATION_PROJECT_TOO_LARGE: {
    summary: "The project holds more files than a scratch copy may.",
    hint: "Work in a package of it, or raise maxFiles.",
  },
  MAZE_VALIDATION_STAGE_CYCLE: {
    summary: "Validation stages wait for each other in a circle.",
    hint: "Change `after` of one of the stages that the message names.",
  },
  MAZE_VALIDATION_COPY_FAILED: {
    summary: "A scratch copy could not be written to the temporary directory.",
    hint: "Check that the temporary directory has room and may be written.",
  },
  MAZE_VALIDATION_NO_REVISION: {
    summary: "The revision to compare with does not exist in the project's git repository.",
    hint: "Give a commit, a branch or a tag, such as HEAD or main.",
  },
  MAZE_VALIDATION_GIT: {
    summary: "The files that changed since a revision could not be found out.",
    hint: "Install git and work in a repository, or name the files.",
  },
} as const satisfies Record<string, ErrorCodeEntry>;

export type ValidationErrorCode = keyof typeof validationErrorCodes;
