/**
 * A slow, obviously right reference matcher, and what tests of masks need.
 *
 * @packageDocumentation
 */
export {};
