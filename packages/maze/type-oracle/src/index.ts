/**
 * Answers type questions about code that is not written yet: `@maze/core`'s `CodeOracle` over the compilers of TypeScript.
 *
 * @packageDocumentation
 */
export { createTypeOracle } from "./create-type-oracle.ts";
export { importEdits } from "./questions/import-edits.ts";
export { typeOracleErrorCodes } from "./errors.ts";
export type { TypeOracleErrorCode } from "./errors.ts";
export { createInhabitantIndex } from "./inhabitants/inhabitant-index.ts";
export type { Consumer, Inhabitant, InhabitantIndex, InhabitantIndexOptions } from "./inhabitants/inhabitant-index.ts";
export { typeOracleOptionsSchema } from "./options.ts";
export type { TypeOracleOptions } from "./options.ts";
