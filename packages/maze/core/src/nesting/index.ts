/**
 * Guards against texts that are nested so deeply that a parser written in a native language would overflow its stack,
 * which ends the whole process. Who parses with oxc-parser asks `isSurelyFlat` first, and tries in a process of its own
 * what is not.
 *
 * @packageDocumentation
 */
export { isSurelyFlat } from "./is-surely-flat.ts";
export { parsingTrial, TRIAL_SURVIVED, TRIAL_TIMEOUT_MS } from "./parsing-trial.ts";
