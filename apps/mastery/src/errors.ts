import type { ErrorCodeEntry } from "@maze/core";

/** Codes that the `mastery` command itself raises. */
export const cliErrorCodes = {
  MASTERY_CLI_USAGE: {
    summary: "The words of the command line do not fit the command.",
    hint: "Add --help to the command.",
  },
  MASTERY_CLI_DIRECTORY: {
    summary: "The directory to work in is not there.",
    hint: "Check the path that --cwd names.",
  },
} as const satisfies Record<string, ErrorCodeEntry>;

export type CliErrorCode = keyof typeof cliErrorCodes;
