/**
 * Grammars from JSON Schema, zod schemas, type terms and structural tags.
 *
 * @packageDocumentation
 */
export {};
