import { jsonFault, jsonPlace } from "@maze/core";
import type { Grammar } from "../../ast/grammar.ts";
import type { GrammarDialect } from "../common/grammar-dialect.ts";
import { syntaxError, type SourceText } from "../common/source-text.ts";
import { grammarSchema } from "./grammar-schema.ts";

/** The grammar AST as JSON: nothing is lost, so whatever was read from another dialect can be kept in it. */
export const nativeDialect: GrammarDialect = {
  name: "maze",
  description: "the grammar AST of this package as JSON",
  parse: (text, { start }) => {
    const grammar = parseNative({ what: "grammar as JSON", text });
    return start === undefined ? grammar : { ...grammar, start };
  },
  print: (grammar) => `${JSON.stringify(grammar, decimal, 2)}\n`,
};

const decimal = (_key: string, value: unknown): unknown => (typeof value === "bigint" ? value.toString() : value);

function parseNative(source: SourceText): Grammar {
  const fault = jsonFault(source.text);
  if (fault !== undefined) throw syntaxError(source, fault.at, fault.message);
  const parsed = grammarSchema.safeParse(JSON.parse(source.text.replace(/^\ufeff/, "")));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const path = (issue?.path ?? []).filter((step) => typeof step !== "symbol");
  const message = `${path.length === 0 ? "" : `${path.join(".")}: `}${issue?.message ?? "no grammar"}`;
  throw syntaxError(source, jsonPlace(source.text, path) ?? 0, message);
}
