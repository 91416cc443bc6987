/**
 * The generator that needs no model: it fills typed holes by searching for the smallest well-typed expression that
 * agrees with the examples.
 *
 * @packageDocumentation
 */
export { createSynthesis } from "./create-synthesis.ts";
export type { SynthesisOptions } from "./create-synthesis.ts";
export { synthesisConfigSchema, synthesisConfigSection } from "./config.ts";
export type { SynthesisConfig } from "./config.ts";
export { synthesisErrorCodes } from "./errors.ts";
export type { SynthesisErrorCode } from "./errors.ts";
export { placeBodies } from "./print/place-bodies.ts";
export type { BodyPlacement, PlaceBodiesRequest } from "./print/place-bodies.ts";
