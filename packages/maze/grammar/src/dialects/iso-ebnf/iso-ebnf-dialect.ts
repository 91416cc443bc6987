import type { GrammarDialect } from "../common/grammar-dialect.ts";
import { parseIsoEbnf } from "./parse-iso-ebnf.ts";

/** EBNF of ISO/IEC 14977. */
export const isoEbnfDialect: GrammarDialect = {
  name: "iso-ebnf",
  description: "EBNF of ISO/IEC 14977",
  parse: (text, { start }) => parseIsoEbnf(text, start),
};
