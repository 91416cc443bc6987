import type { ReadableDialect } from "./grammar-names.ts";

const byEnding: readonly (readonly [ending: string, dialect: ReadableDialect])[] = [
  [".schema.json", "json-schema"],
  [".lark", "lark"],
  [".gbnf", "gbnf"],
  [".xebnf", "xgrammar"],
  [".bnf", "w3c-ebnf"],
  [".regex", "regex"],
];

/**
 * The dialect of a grammar file: by its ending, and by its text where an ending is used for several. `.ebnf` is ISO's
 * unless `::=` stands in it; then XGrammar's where a rule `root` is defined, and W3C's otherwise. `.json` is a grammar of
 * this program where it has `start` and `rules`, and a JSON Schema otherwise. `.lark` with a directive of llguidance is
 * llguidance's.
 */
export function dialectOfFile(path: string, text: string): ReadableDialect | undefined {
  const name = path.toLowerCase();
  if (name.endsWith(".lark") && /^\s*%llguidance\b|%(?:json|lark|regex)\s*\{/m.test(text)) return "llguidance";
  const found = byEnding.find(([ending]) => name.endsWith(ending));
  if (found !== undefined) return found[1];
  if (name.endsWith(".ebnf")) {
    if (!text.includes("::=")) return "iso-ebnf";
    return /^\s*root\s*(?:\([^)]*\)\s*)?::=/m.test(text) ? "xgrammar" : "w3c-ebnf";
  }
  if (name.endsWith(".json")) return looksNative(text) ? "json" : "json-schema";
  return undefined;
}

function looksNative(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text.replace(/^\ufeff/, ""));
    return (
      typeof value === "object" && value !== null && Object.hasOwn(value, "rules") && Object.hasOwn(value, "start")
    );
  } catch {
    return false; // What is no JSON is refused, with its place, by whoever reads it.
  }
}
