import type { GrammarDialect } from "../common/grammar-dialect.ts";
import { parseGbnf } from "./parse-gbnf.ts";
import { printGbnf } from "./print-gbnf.ts";

/** GBNF of llama.cpp. */
export const gbnfDialect: GrammarDialect = {
  name: "gbnf",
  description: "GBNF of llama.cpp",
  parse: (text, { start }) => parseGbnf(text, start),
  print: printGbnf,
};
