/**
 * Grammars from JSON Schema, zod schemas, type terms and structural tags.
 *
 * @packageDocumentation
 */
export { grammarFromJsonSchema } from "./grammar-from-json-schema.ts";
export type { SchemaGrammar } from "./grammar-from-json-schema.ts";
export { jsonSchemaOptionsSchema } from "./json-schema-options.ts";
export type { JsonSchemaOptions } from "./json-schema-options.ts";
export type { LeftToValidation } from "./left-to-validation.ts";
