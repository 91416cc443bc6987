import type { GrammarDialect } from "./common/grammar-dialect.ts";
import { printEcmaScriptRegex } from "./ecmascript-regex/print-regex.ts";
import { grammarToPattern } from "./text-grammar/grammar-to-pattern.ts";

/** JSON Schema, only written: a string whose `pattern` is the language of a regular grammar. */
export const jsonSchemaDialect: GrammarDialect = {
  name: "json-schema",
  description: "JSON Schema of a string with a pattern (written only)",
  print: (grammar) => {
    const pattern = `^(?:${printEcmaScriptRegex(grammarToPattern(grammar))})$`;
    return `${JSON.stringify({ type: "string", pattern }, null, 2)}\n`;
  },
};
