import type { ErrorCodeEntry } from "@maze/core";

/** Codes that `@maze/sandbox` raises. A retired code is never given another meaning. */
export const sandboxErrorCodes = {
  MAZE_SANDBOX_IMPORT_FAILED: {
    summary: "A module that evaluated code needs could not be loaded, or lacks the imported name.",
    hint: "Leave the import out, or install the package; a module must load without the network and without writing files.",
  },
  MAZE_SANDBOX_EXPRESSION_FAILED: {
    summary: "An argument or an expected result of an example could not be evaluated.",
    hint: "Correct the example: each argument and result is one JavaScript expression over the imports.",
  },
  MAZE_SANDBOX_INVALID_REQUEST: {
    summary: "A request named a value, component or context that the session does not have, or not in that place.",
    hint: "Use ids that this session answered and that were not released.",
  },
  MAZE_SANDBOX_START_FAILED: {
    summary: "A process could not be started.",
    hint: "Check that the program exists and may be run.",
  },
  MAZE_SANDBOX_OUT_OF_MEMORY: {
    summary: "The evaluated code used more memory than the session may, and its process ended.",
    hint: "Open a new session and apply the batch in smaller parts to find what needs so much, or raise memoryMb.",
  },
  MAZE_SANDBOX_UNRESPONSIVE: {
    summary: "The evaluated code blocked its process past every time limit, and the process was killed.",
    hint: "Open a new session and apply the batch in smaller parts to find what blocks.",
  },
  MAZE_SANDBOX_PROCESS_ENDED: {
    summary: "The process of an evaluation session ended unexpectedly.",
    hint: "Open a new session; the details hold the end of the error output.",
  },
  MAZE_SANDBOX_CLOSED: {
    summary: "A session was used after it was closed or cancelled.",
    hint: "Open a new session.",
  },
  MAZE_SANDBOX_UNSUPPORTED: {
    summary: "This machine cannot hold the isolation that was asked for.",
    hint: "Ask for a level that `detectIsolation` lists as available.",
  },
  MAZE_SANDBOX_NO_ISOLATION: {
    summary:
      "Untrusted programs were to be run, this machine holds no isolation for them, and running without was not allowed.",
    hint: "Install bubblewrap (Debian and Ubuntu: apt-get install bubblewrap), or pass --unsafe-no-isolation for code that you trust.",
  },
} as const satisfies Record<string, ErrorCodeEntry>;

export type SandboxErrorCode = keyof typeof sandboxErrorCodes;
