import type { MazeError } from "@maze/core";

/** The documented exit codes of the command. */
export const CliExitCode = { done: 0, no: 1, usage: 2, missing: 3, bug: 70, interrupted: 130 } as const;
export type CliExitCode = (typeof CliExitCode)[keyof typeof CliExitCode];

/** The first entry whose prefix fits decides. */
const byPrefix: readonly (readonly [prefix: string, code: CliExitCode])[] = [
  ["MAZE_CORE_ABORTED", CliExitCode.interrupted],
  ["MAZE_CORE_", CliExitCode.bug],
  ["MAZE_SANDBOX_", CliExitCode.missing],
  ["MASTERY_WORKSPACE_BUSY", CliExitCode.no],
  ["MASTERY_WORKSPACE_", CliExitCode.missing],
  ["MASTERY_ENGINE_REFERENCE", CliExitCode.missing],
  ["MASTERY_ENGINE_NO_INJECTOR", CliExitCode.missing],
  ["MASTERY_ENGINE_STATE", CliExitCode.no],
  ["MASTERY_JUSTIFY_ITEM", CliExitCode.missing],
  ["MASTERY_CURRICULUM_INVALID", CliExitCode.no],
  ["MASTERY_", CliExitCode.usage],
];

/** The exit code that a `MazeError` ends the command with. */
export function exitCodeOf(error: MazeError): CliExitCode {
  return byPrefix.find(([prefix]) => error.code.startsWith(prefix))?.[1] ?? CliExitCode.no;
}
