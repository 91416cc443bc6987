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
  /** The project was changed as asked, so a Ctrl-C that comes now comes too late to stop anything. */
  readonly changed?: boolean;
  /** It ran until Ctrl-C and has printed everything. */
  readonly ended?: boolean;
}

/** Does the work of a command whose words are understood. */
export type CommandWork = (io: CliIo, options: GlobalOptions) => CommandResult | Promise<CommandResult>;

/** Adds one command to the program. Flags are declared here; the work is loaded when the command runs. */
export type RegisterCommand = (program: Command, run: CommandRunner) => void;

/**
 * Loads a command's work, does it with the global options, prints what it gives back and sets the exit code. A Ctrl-C
 * that comes while loading stops it before anything is begun; the work stops by `io.signal`.
 */
export type CommandRunner = (command: Command, load: () => Promise<CommandWork>) => Promise<void>;
