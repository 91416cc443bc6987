/**
 * The `maze` command as a function, the sections of its configuration, and the schemas of what it prints with `--json`.
 *
 * @packageDocumentation
 */
export type { CliIo } from "./cli-io.ts";
export { configSections } from "./config-sections.ts";
export { documents, jsonSchemas } from "./documents.ts";
export type { DocumentName } from "./documents.ts";
export { cliErrorCodes } from "./errors.ts";
export type { CliErrorCode } from "./errors.ts";
export { CliExitCode } from "./exit-code.ts";
export { runCli } from "./run-cli.ts";
