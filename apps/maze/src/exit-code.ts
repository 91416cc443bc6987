import type { MazeError } from "@maze/core";

/** The documented exit codes of the command. */
export const ExitCode = {
  done: 0,
  no: 1,
  usage: 2,
  missing: 3,
  paused: 4,
  bug: 70,
  interrupted: 130,
} as const;
export type ExitCode = (typeof ExitCode)[keyof typeof ExitCode];

/** A failure that is an answer, not a bug; the message has been or will be shown. */
export class CliExit extends Error {
  override readonly name = "CliExit";
  readonly exitCode: ExitCode;
  constructor(exitCode: ExitCode, message: string) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** The first entry whose prefix fits decides. */
const byPrefix: readonly (readonly [prefix: string, code: ExitCode])[] = [
  ["MAZE_CORE_ABORTED", ExitCode.interrupted],
  ["MAZE_CORE_UNEXPECTED", ExitCode.bug],
  ["MAZE_CORE_OFFSET_OUT_OF_RANGE", ExitCode.bug],
  ["MAZE_CORE_OVERLAPPING_EDITS", ExitCode.bug],
  ["MAZE_CORE_", ExitCode.usage],
  ["MAZE_CLI_", ExitCode.usage],
  ["MAZE_CONFIG_WRITE", ExitCode.no],
  ["MAZE_CONFIG_", ExitCode.usage],
  ["MAZE_PIPELINE_STALE_EDIT", ExitCode.no],
  ["MAZE_PIPELINE_WRITE_FAILED", ExitCode.no],
  ["MAZE_PIPELINE_", ExitCode.usage],
  ["MAZE_INDEXER_", ExitCode.usage],
  ["MAZE_TYPE_ORACLE_", ExitCode.missing],
  ["MAZE_SANDBOX_", ExitCode.missing],
  ["MAZE_VALIDATION_", ExitCode.missing],
  ["MAZE_TELEMETRY_", ExitCode.no],
];

/** The exit code that a `MazeError` ends the command with. */
export function exitCodeOf(error: MazeError): ExitCode {
  return byPrefix.find(([prefix]) => error.code.startsWith(prefix))?.[1] ?? ExitCode.no;
}
