import type { Command } from "commander";
import type { CliIo } from "./cli-io.ts";
import type { CliExitCode } from "./exit-code.ts";

/** Options that every command has. */
export interface GlobalOptions {
  json?: boolean;
  cwd?: string;
  unsafeNoIsolation?: boolean;
}

/** What a command gives back: a document for `--json`, the text for people, and the exit code. */
export interface CommandResult {
  readonly document: Readonly<Record<string, unknown>>;
  readonly text: string;
  readonly exitCode: CliExitCode;
  /** Said on stderr in both forms. */
  readonly warnings?: readonly string[];
}

/** Does the work of a command whose words are understood. */
export type CommandWork = (io: CliIo, options: GlobalOptions) => Promise<CommandResult>;

/** Loads a command's work, does it, prints what it gives back and sets the exit code. */
export type CommandRunner = (command: Command, load: () => Promise<CommandWork>) => Promise<void>;
