/**
 * A slow, obviously right reference matcher, and what tests of masks need.
 *
 * @packageDocumentation
 */
export { createReferenceMasks, referenceMask } from "./reference-mask.ts";
export type { ReferenceMask, ReferenceMasks } from "./reference-mask.ts";
export { createReferenceMatcher } from "./reference-matcher.ts";
export type { ReferenceMatcher, ReferenceMatcherOptions, ReferenceState } from "./reference-matcher.ts";
