/**
 * Grammars from JSON Schema, zod schemas, type terms and structural tags.
 *
 * @packageDocumentation
 */
export { grammarFromJsonSchema } from "./grammar-from-json-schema.ts";
export type { SchemaGrammar } from "./grammar-from-json-schema.ts";
export { grammarFromTypeTerm } from "./grammar-from-type-term.ts";
export type { TypeTermOptions } from "./grammar-from-type-term.ts";
export { grammarFromZod } from "./grammar-from-zod.ts";
export { jsonSchemaOptionsSchema } from "./json-schema-options.ts";
export type { JsonSchemaOptions } from "./json-schema-options.ts";
export type { LeftToValidation } from "./left-to-validation.ts";
export { grammarFromStructuralTag } from "./structural-tag/grammar-from-structural-tag.ts";
export type { StructuralFormat, Tag } from "./structural-tag/structural-tag.ts";
export type { TypeDeclaration, TypeDeclarations } from "./type-term-schema.ts";
