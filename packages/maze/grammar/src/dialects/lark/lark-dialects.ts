import type { GrammarDialect } from "../common/grammar-dialect.ts";
import { printLlguidanceLark } from "./print-lark.ts";
import { parseLark, parseLlguidanceLark } from "./parse-lark.ts";

/** Lark. */
export const larkDialect: GrammarDialect = {
  name: "lark",
  description: "Lark, the Python parsing toolkit",
  parse: parseLark,
};

/** The variant of Lark that llguidance reads. */
export const llguidanceDialect: GrammarDialect = {
  name: "llguidance",
  description: "Lark as llguidance reads it",
  parse: parseLlguidanceLark,
  print: printLlguidanceLark,
};
