/**
 * What files of TypeScript and JavaScript declare, read from their bytes: for programs that need declarations of a whole
 * project at once and start in milliseconds. Loads neither a schema library nor, unless a file needs it, a parser.
 *
 * @packageDocumentation
 */
export { createSkimmer } from "./create-skimmer.ts";
export type { Skimmer } from "./create-skimmer.ts";
export { declarationFlags } from "./declaration-flags.ts";
export type { DeclarationFlag } from "./declaration-flags.ts";
export { IMPORT_FORMS, textOf } from "./declaration-table.ts";
export type { BindingRows, DeclarationTable, ExportRows, ImportRows, ReferenceRows } from "./declaration-table.ts";
export type { FallbackReason } from "./fallback-reason.ts";
export { identifierHash } from "./identifier-hash.ts";
export type { SkimOptions } from "./reader.ts";
export { skimProject } from "./skim-project.ts";
export type { SkimmedFile, SkimmedProject, SkimProjectOptions } from "./skim-project.ts";
export { unpackTable } from "./unpack-table.ts";
