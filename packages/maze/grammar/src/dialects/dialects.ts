import { MazeError } from "@maze/core";
import type { Grammar } from "../ast/grammar.ts";
import type { GrammarErrorCode } from "../errors.ts";
import type { GrammarDialect, ParseOptions } from "./common/grammar-dialect.ts";
import { ecmaScriptRegexDialect } from "./ecmascript-regex/ecmascript-regex-dialect.ts";
import { gbnfDialect } from "./gbnf/gbnf-dialect.ts";
import { isoEbnfDialect } from "./iso-ebnf/iso-ebnf-dialect.ts";
import { jsonSchemaDialect } from "./json-schema-dialect.ts";
import { jsonDialect } from "./json/grammar-json.ts";
import { larkDialect, llguidanceDialect } from "./lark/lark-dialects.ts";
import { w3cEbnfDialect } from "./w3c-ebnf/w3c-ebnf-dialect.ts";
import { xgrammarDialect } from "./xgrammar-ebnf/xgrammar-dialect.ts";

/** The dialects that are built in. */
export const GRAMMAR_DIALECTS: readonly GrammarDialect[] = [
  larkDialect,
  llguidanceDialect,
  gbnfDialect,
  xgrammarDialect,
  isoEbnfDialect,
  w3cEbnfDialect,
  ecmaScriptRegexDialect,
  jsonSchemaDialect,
  jsonDialect,
];

function dialectOf(dialect: string | GrammarDialect): GrammarDialect {
  if (typeof dialect !== "string") return dialect;
  const found = GRAMMAR_DIALECTS.find(({ name }) => name === dialect);
  if (found !== undefined) return found;
  const names = GRAMMAR_DIALECTS.map(({ name }) => name).join(", ");
  throw new MazeError<GrammarErrorCode>({
    code: "MAZE_GRAMMAR_UNSUPPORTED",
    message: `there is no grammar dialect "${dialect}"`,
    hint: `The dialects are ${names}.`,
  });
}

const cannot = (dialect: GrammarDialect, what: "read" | "written"): MazeError =>
  new MazeError<GrammarErrorCode>({
    code: "MAZE_GRAMMAR_UNSUPPORTED",
    message: `the grammar dialect "${dialect.name}" cannot be ${what}`,
  });

/**
 * Reads a grammar in one of the dialects, given by name or as an implementation of one's own.
 *
 * @throws MAZE_GRAMMAR_SYNTAX, MAZE_GRAMMAR_UNDEFINED and MAZE_GRAMMAR_UNSUPPORTED, each with the place in the text.
 * @example
 * ```ts
 * import { parseGrammar } from "@maze/grammar/dialects";
 * parseGrammar('root ::= "yes" | "no"', { dialect: "gbnf" }).start; // => "root"
 * ```
 */
export function parseGrammar(
  text: string,
  options: ParseOptions & { readonly dialect: string | GrammarDialect },
): Grammar {
  const dialect = dialectOf(options.dialect);
  if (dialect.parse === undefined) throw cannot(dialect, "read");
  return dialect.parse(text, options);
}

/**
 * Writes a grammar in one of the dialects. The text has exactly the grammar's language, as far as it consists of texts.
 *
 * @throws MAZE_GRAMMAR_UNSUPPORTED for what the dialect cannot say, MAZE_GRAMMAR_LIMIT for what would be too large in it.
 * @example
 * ```ts
 * import { choice, plus, pattern, characterClass } from "@maze/grammar";
 * import { printGrammar } from "@maze/grammar/dialects";
 * const digits = plus(pattern(characterClass(["0", "9"])));
 * const grammar = { start: "value", rules: { value: { body: choice("-", digits) } }, terminals: {}, trivia: {} };
 * printGrammar(grammar, { dialect: "gbnf" }); // => 'root ::= "-" | [0-9]+\n'
 * ```
 */
export function printGrammar(grammar: Grammar, options: { readonly dialect: string | GrammarDialect }): string {
  const dialect = dialectOf(options.dialect);
  if (dialect.print === undefined) throw cannot(dialect, "written");
  return dialect.print(grammar);
}
