import type { GrammarDialect } from "../common/grammar-dialect.ts";
import { parseW3cEbnf } from "./parse-w3c-ebnf.ts";

/** EBNF of W3C recommendations. */
export const w3cEbnfDialect: GrammarDialect = {
  name: "w3c-ebnf",
  description: "EBNF of W3C recommendations (XML 1.0, section 6)",
  parse: (text, { start }) => parseW3cEbnf(text, start),
};
