import type { ErrorCodeEntry } from "@maze/core";

/** Codes that the `maze` command itself raises. */
export const cliErrorCodes = {
  MAZE_CLI_USAGE: {
    summary: "The words of the command line do not fit the command.",
    hint: "Run the command with --help.",
  },
  MAZE_CLI_DIRECTORY: {
    summary: "The working directory does not exist or is no directory.",
    hint: "Pass an existing directory to --cwd.",
  },
  MAZE_CLI_TASK_FILE: {
    summary: "A task file cannot be read or does not fit its schema.",
    hint: "Compare it with docs/guide/task-files.",
  },
  MAZE_CLI_OUTPUT: {
    summary: "The file named by --output cannot be written.",
    hint: "Name a file in a directory that may be written, on a disk with room.",
  },
  MAZE_CLI_UNWRITABLE: {
    summary: "A file of the project cannot be written.",
    hint: "Make its directory writable, or work in a copy of the project.",
  },
  MAZE_CLI_STDOUT: {
    summary: "The output of a command cannot be written to its standard output, such as on a full disk.",
    hint: "Make room where the output goes, or send it elsewhere, and run the command again.",
  },
  MAZE_CLI_ALREADY_INITIALISED: {
    summary: "The project has a configuration file already; nothing was changed.",
    hint: "Use `maze config set` to change a value.",
  },
  MAZE_CLI_FILE_MISSING: {
    summary: "A file to validate does not exist in the project.",
    hint: "Name files relative to the working directory.",
  },
  MAZE_CLI_INPUT: {
    summary: "A file that the command line names cannot be read.",
    hint: "Name a file that exists and may be read; grammars are UTF-8.",
  },
} as const satisfies Record<string, ErrorCodeEntry>;

export type CliErrorCode = keyof typeof cliErrorCodes;
