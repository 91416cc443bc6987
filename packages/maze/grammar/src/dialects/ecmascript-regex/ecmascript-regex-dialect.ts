import type { GrammarDialect } from "../common/grammar-dialect.ts";
import { grammarToPattern } from "../text-grammar/grammar-to-pattern.ts";
import { printEcmaScriptRegex } from "./print-regex.ts";
import { parseEcmaScriptRegex } from "./parse-ecmascript-regex.ts";

/** Regular expressions of ECMAScript, as grammars of one rule. */
export const ecmaScriptRegexDialect: GrammarDialect = {
  name: "regex",
  description: "Regular expressions of ECMAScript",
  parse: (source, { start = "start", flags, match }) => {
    const pattern = parseEcmaScriptRegex(source, { flags, match });
    return { start, rules: { [start]: { body: { kind: "pattern", pattern } } }, terminals: {}, trivia: {} };
  },
  print: (grammar) => printEcmaScriptRegex(grammarToPattern(grammar)),
};
