/**
 * Grammar dialects: read and write Lark, GBNF, EBNF and regular expressions.
 *
 * @packageDocumentation
 */
export {};
