/**
 * The `mastery` command as a function.
 *
 * @packageDocumentation
 */
export type { CliIo } from "./cli-io.ts";
export { cliErrorCodes } from "./errors.ts";
export type { CliErrorCode } from "./errors.ts";
export { CliExitCode } from "./exit-code.ts";
export { runCli } from "./run-cli.ts";
