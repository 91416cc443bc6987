/**
 * Grammar dialects: read and write Lark, GBNF, EBNF and regular expressions.
 *
 * @packageDocumentation
 */
export { parseEcmaScriptRegex } from "./ecmascript-regex/index.ts";
export type { ParseEcmaScriptRegexOptions } from "./ecmascript-regex/index.ts";
