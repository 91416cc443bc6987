/**
 * Grammar dialects: read and write Lark, GBNF, EBNF and regular expressions.
 *
 * @packageDocumentation
 */
export { parseEcmaScriptRegex } from "./ecmascript-regex/index.ts";
export type { ParseEcmaScriptRegexOptions } from "./ecmascript-regex/index.ts";
export type { GrammarDialect, ParseOptions } from "./common/grammar-dialect.ts";
export { GRAMMAR_DIALECTS, parseGrammar, printGrammar } from "./dialects.ts";
export { printEcmaScriptRegex } from "./ecmascript-regex/print-regex.ts";
export { grammarFromJson, grammarToJson } from "./json/grammar-json.ts";
