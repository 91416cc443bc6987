import type { MazeError } from "@maze/core";

/** The documented exit codes of the command. */
export const CliExitCode = {
  done: 0,
  no: 1,
  usage: 2,
  missing: 3,
  paused: 4,
  bug: 70,
  interrupted: 130,
} as const;
export type CliExitCode = (typeof CliExitCode)[keyof typeof CliExitCode];

/** The first entry whose prefix fits decides. */
const byPrefix: readonly (readonly [prefix: string, code: CliExitCode])[] = [
  ["MAZE_CORE_ABORTED", CliExitCode.interrupted],
  ["MAZE_CORE_UNEXPECTED", CliExitCode.bug],
  ["MAZE_CORE_OFFSET_OUT_OF_RANGE", CliExitCode.bug],
  ["MAZE_CORE_OVERLAPPING_EDITS", CliExitCode.bug],
  ["MAZE_CORE_", CliExitCode.usage],
  ["MAZE_CLI_OUTPUT", CliExitCode.no],
  ["MAZE_CLI_UNWRITABLE", CliExitCode.no],
  ["MAZE_CLI_STDOUT", CliExitCode.no],
  ["MAZE_CLI_", CliExitCode.usage],
  ["MAZE_CONFIG_UNWRITABLE", CliExitCode.no],
  ["MAZE_CONFIG_LOCKED", CliExitCode.no],
  ["MAZE_CONFIG_", CliExitCode.usage],
  ["MAZE_PIPELINE_STALE_EDIT", CliExitCode.no],
  ["MAZE_PIPELINE_WRITE_FAILED", CliExitCode.no],
  ["MAZE_PIPELINE_", CliExitCode.usage],
  ["MAZE_INDEXER_", CliExitCode.usage],
  ["MAZE_TYPE_ORACLE_", CliExitCode.missing],
  ["MAZE_SANDBOX_", CliExitCode.missing],
  ["MAZE_VALIDATION_NO_REVISION", CliExitCode.usage],
  ["MAZE_VALIDATION_", CliExitCode.missing],
  ["MAZE_TELEMETRY_", CliExitCode.no],
  ["MAZE_GRAMMAR_", CliExitCode.no],
];

/** The exit code that a `MazeError` ends the command with. */
export function exitCodeOf(error: MazeError): CliExitCode {
  return byPrefix.find(([prefix]) => error.code.startsWith(prefix))?.[1] ?? CliExitCode.no;
}
