import type { GrammarDialect } from "../common/grammar-dialect.ts";
import { parseXGrammarEbnf } from "./parse-xgrammar-ebnf.ts";
import { printXGrammarEbnf } from "./print-xgrammar-ebnf.ts";

/** EBNF of XGrammar. */
export const xgrammarDialect: GrammarDialect = {
  name: "xgrammar",
  description: "EBNF of XGrammar",
  parse: (text, { start }) => parseXGrammarEbnf(text, start),
  print: printXGrammarEbnf,
};
