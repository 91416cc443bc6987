/**
 * Grammars of whole languages, with entry points for each task.
 *
 * @packageDocumentation
 */
export {};
