import type { Command } from "commander";
import type { CliIo } from "./cli-io.ts";
import type { CliExitCode } from "./exit-code.ts";

/** Options that every command has. */
export interface GlobalOptions {
  json?: boolean;
  cwd?: string;
  /** `section.key=value`, the layer above the environment. */
  set?: string[];
}

/** What a command gives back: a document for `--json`, the text for people, and the exit code. */
export interface CommandResult {
  readonly document: unknown;
  readonly text: string;
  readonly exitCode: CliExitCode;
  /** Said on stderr in both forms: stages that were skipped, files that could not be read. */
  readonly warnings?: readonly string[];
}

/** Adds one command to the program. Flags are declared here; the work is loaded when the command runs. */
export type RegisterCommand = (program: Command, run: CommandRunner) => void;

/** Runs a command's work with the global options, prints what it gives back and sets the exit code. */
export type CommandRunner = (
  command: Command,
  work: (io: CliIo, options: GlobalOptions) => Promise<CommandResult>,
) => Promise<void>;
