/**
 * Grammars of whole languages, with entry points for each task.
 *
 * @packageDocumentation
 */
export { jsonGrammar } from "./json/json-grammar.ts";
export type { JsonEntry, JsonGrammarOptions } from "./json/json-grammar.ts";
export { goGrammar } from "./go/go-grammar.ts";
export type { GoEntry, GoGrammarOptions } from "./go/go-grammar.ts";
export { pythonGrammar } from "./python/python-grammar.ts";
export type { PythonEntry, PythonGrammarOptions } from "./python/python-grammar.ts";
export { rustGrammar } from "./rust/rust-grammar.ts";
export type { RustEntry, RustGrammarOptions } from "./rust/rust-grammar.ts";
export { zigGrammar } from "./zig/zig-grammar.ts";
export type { ZigEntry, ZigGrammarOptions } from "./zig/zig-grammar.ts";
export { typescriptGrammar } from "./typescript/typescript-grammar.ts";
export type { TypeScriptEntry, TypeScriptGrammarOptions } from "./typescript/typescript-grammar.ts";
