import { jsonFault, jsonPlace } from "@maze/core";
import type { Grammar } from "../../ast/grammar.ts";
import type { GrammarDialect } from "../common/grammar-dialect.ts";
import { syntaxError } from "../common/source-text.ts";
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
 * @throws MAZE_GRAMMAR_SYNTAX for what is no JSON, or no grammar, with the place in the text.
 */
export function grammarFromJson(text: string): Grammar {
  const source = { what: "grammar as JSON", text };
  const fault = jsonFault(text);
  if (fault !== undefined) throw syntaxError(source, fault.at, fault.message);
  const result = grammarSchema.safeParse(JSON.parse(text.replace(/^\ufeff/, "")));
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const path = (issue?.path ?? []).filter((step) => typeof step !== "symbol");
  const place = path.length === 0 ? "" : `${path.join(".")}: `;
  throw syntaxError(
    source,
    jsonPlace(text, path) ?? 0,
    `this JSON is no grammar: ${place}${issue?.message ?? "it does not fit"}`,
  );
}

/** Our own form. */
export const jsonDialect: GrammarDialect = {
  name: "json",
  description: "A grammar of @maze/grammar as JSON",
  parse: (text, { start }) => (start === undefined ? grammarFromJson(text) : { ...grammarFromJson(text), start }),
  print: grammarToJson,
};
