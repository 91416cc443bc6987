import { MazeError } from "@maze/core";
import { z } from "zod";
import type { Grammar } from "../../ast/grammar.ts";
import type { GrammarErrorCode } from "../../errors.ts";
import type { GrammarDialect } from "../common/grammar-dialect.ts";
import { grammarSchema } from "./grammar-schema.ts";

/**
 * A grammar as JSON, its own form: nothing is lost. Whole numbers of 64 bits are written as decimal texts.
 *
 * @example
 * ```ts
 * import { grammarFromJson, grammarToJson, parseGrammar } from "@maze/grammar/dialects";
 * const grammar = parseGrammar('root ::= "a" | "b"', { dialect: "gbnf" });
 * grammarFromJson(grammarToJson(grammar)).start; // => "root"
 * ```
 */
export const grammarToJson = (grammar: Grammar): string =>
  JSON.stringify(grammar, (_, value: unknown) => (typeof value === "bigint" ? value.toString() : value), 2) + "\n";

/**
 * Reads what `grammarToJson` wrote.
 *
 * @throws MAZE_GRAMMAR_SYNTAX for what is no JSON, or no grammar: the message says where in the value.
 */
export function grammarFromJson(text: string): Grammar {
  const result = grammarSchema.safeParse(jsonOf(text));
  if (result.success) return result.data;
  throw notGrammar(z.prettifyError(result.error));
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw notGrammar(error.message);
  }
}

const notGrammar = (reason: string): MazeError =>
  new MazeError<GrammarErrorCode>({ code: "MAZE_GRAMMAR_SYNTAX", message: `this JSON is no grammar: ${reason}` });

/** Our own form. */
export const jsonDialect: GrammarDialect = {
  name: "json",
  description: "A grammar of @maze/grammar as JSON",
  parse: (text, { start }) => (start === undefined ? grammarFromJson(text) : { ...grammarFromJson(text), start }),
  print: grammarToJson,
};
