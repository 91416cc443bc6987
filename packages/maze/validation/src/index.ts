/**
 * Judges code in a project: syntax, types by the project's own compiler, tests by its own runner, and policy. A stage
 * that cannot run is skipped with the reason, never passed or failed.
 *
 * @packageDocumentation
 */
export { validationErrorCodes } from "./errors.ts";
export type { ValidationErrorCode } from "./errors.ts";
export { createScratchCopy, scratchCopyOptionsSchema } from "./scratch/create-scratch-copy.ts";
export type { ScratchCopy, ScratchCopyOptions } from "./scratch/create-scratch-copy.ts";
