import type { Grammar } from "../../ast/grammar.ts";
import { printRules } from "../text-grammar/print-rules.ts";
import { rightRecursiveRules } from "../text-grammar/scannerless.ts";

/** Writes GBNF. llama.cpp has neither left recursion nor bounds of 2,000 and more; both are written in other words. */
export function printGbnf(grammar: Grammar): string {
  return printRules(rightRecursiveRules(grammar), {
    start: "root",
    name: (wished) => wished.replace(/[^A-Za-z0-9]+/g, "-").replace(/^-+|-+$/g, "") || "rule",
    reserved: [],
    anyCharacter: ".",
    literalLimit: 0,
    maxCount: 1_000,
  });
}
