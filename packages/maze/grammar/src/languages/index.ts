/**
 * Grammars of whole languages, with entry points for each task.
 *
 * @packageDocumentation
 */
export { jsonGrammar } from "./json/json-grammar.ts";
export type { JsonEntry, JsonGrammarOptions } from "./json/json-grammar.ts";
