/**
 * A slow, obviously right reference matcher, what tests of masks need, and random JSON schemas with values.
 *
 * @packageDocumentation
 */
export { randomSchema, randomValue } from "./random-json/random-schema.ts";
export type { SchemaShape } from "./random-json/random-schema.ts";
export { inRandomOrder, spelled } from "./random-json/spellings.ts";
export { createReferenceMasks, referenceMask } from "./reference-mask.ts";
export type { ReferenceMask, ReferenceMasks } from "./reference-mask.ts";
export { createReferenceMatcher } from "./reference-matcher.ts";
export type { ReferenceMatcher, ReferenceMatcherOptions, ReferenceState } from "./reference-matcher.ts";
