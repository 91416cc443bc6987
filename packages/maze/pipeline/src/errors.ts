import type { ErrorCodeEntry } from "@maze/core";

/** Codes that `@maze/pipeline` raises. */
export const pipelineErrorCodes = {
  MAZE_PIPELINE_DIRECTORY: {
    summary: "The project directory does not exist or cannot be read.",
    hint: "Pass the directory of the project, the one with package.json.",
  },
  MAZE_PIPELINE_NO_SUCH_HOLE: {
    summary: "A task names a function that is no typed hole of the project.",
    hint: "Run `maze index` to see the holes; a function with a body of its own is not one.",
  },
  MAZE_PIPELINE_ALREADY_DECLARED: {
    summary: "A new function has the name of a declaration that its file has already.",
    hint: "Choose another name or another file, or leave the signature out to fill the existing hole.",
  },
  MAZE_PIPELINE_TASK_UNREADABLE: {
    summary: "A task cannot be read: its signature, its examples or its file do not parse.",
    hint: "The message names the part; see the guide on task files.",
  },
  MAZE_PIPELINE_STALE_EDIT: {
    summary: "A file changed on disk between indexing and writing; nothing was written.",
    hint: "Run the command again.",
  },
  MAZE_PIPELINE_OUTSIDE_PROJECT: {
    summary: "A path leads out of the project.",
    hint: "Use a path below the project directory.",
  },
  MAZE_PIPELINE_WRITE_FAILED: {
    summary: "A file could not be written; files written before it were put back.",
    hint: "Check that the project is writable and the disk is not full.",
  },
  MAZE_PIPELINE_NO_COMPILER: {
    summary: "The TypeScript compiler could not open the project, so no type question can be answered.",
    hint: "Repair what the message names, usually tsconfig.json; `maze doctor` shows more.",
  },
  MAZE_PIPELINE_UNSUPPORTED_TASK: {
    summary: "The chosen engine does not take this kind of task or language.",
    hint: "`maze doctor --verbose` lists what each engine takes.",
  },
} as const satisfies Record<string, ErrorCodeEntry>;

export type PipelineErrorCode = keyof typeof pipelineErrorCodes;
