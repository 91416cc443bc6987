import type { ErrorCodeEntry } from "@maze/core";

/** Codes that `@mastery/workspace` raises. A retired code is never given another meaning. */
export const workspaceErrorCodes = {
  MASTERY_WORKSPACE_NO_GIT: {
    summary: "The program git, which takes snapshots of the project, is not installed.",
    hint: "Install git 2.30 or newer; the project itself need not be a repository.",
  },
  MASTERY_WORKSPACE_GIT: {
    summary: "git could not take a snapshot of the project; the message says what it reported.",
    hint: "Mend what git reports. The project was not changed; the folder of snapshots may be deleted at any time.",
  },
  MASTERY_WORKSPACE_PROGRAM: {
    summary: "A program that a module's validator needs is not installed.",
    hint: "Install it, or name an interpreter in MASTERY_PYTHON. `mastery doctor` shows what is found.",
  },
  MASTERY_WORKSPACE_REPORT: {
    summary: "A validator did not print a report in the form that its module declares.",
    hint: "Look at its output. If the module's own tests cause it, tell the author of the curriculum.",
  },
  MASTERY_WORKSPACE_BUSY: {
    summary: "Another command held the lock for too long; nothing was changed.",
    hint: "Wait for the other command, or end it, and run this one again.",
  },
} as const satisfies Record<string, ErrorCodeEntry>;

export type WorkspaceErrorCode = keyof typeof workspaceErrorCodes;
