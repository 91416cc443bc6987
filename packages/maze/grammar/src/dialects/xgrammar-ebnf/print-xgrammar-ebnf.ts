import type { Grammar } from "../../ast/grammar.ts";
import { printRules } from "../text-grammar/print-rules.ts";
import { rightRecursiveRules } from "../text-grammar/scannerless.ts";

/** Writes the EBNF of XGrammar. */
export function printXGrammarEbnf(grammar: Grammar): string {
  return printRules(rightRecursiveRules(grammar), {
    start: "root",
    name: (wished) => wished.replace(/[^A-Za-z0-9]+/g, "_").replace(/^[^A-Za-z]+|_+$/g, "") || "rule",
    reserved: ["true", "false", "TagDispatch", "Token", "ExcludeToken", "TokenTagDispatch", "Regex"],
    anyCharacter: "[\\u0000-\\U0010ffff]",
    literalLimit: 300,
    maxCount: 100,
  });
}
