import { textHash } from "@maze/core";
import type { Grammar } from "./grammar.ts";

const isPlain = (value: object): value is Readonly<Record<string, unknown>> => !Array.isArray(value);

/** The value with bigints as marked text and members without a value left out, keys in order. */
function canonical(value: unknown): unknown {
  if (typeof value === "bigint") return { bigint: value.toString() };
  if (typeof value !== "object" || value === null) return value;
  if (!isPlain(value)) return (value as readonly unknown[]).map(canonical);
  const keys = Object.keys(value).sort();
  return keys.flatMap((key) => (value[key] === undefined ? [] : [[key, canonical(value[key])]]));
}

/** A text that two parts of grammars share when and only when they are equal as data. */
export const canonicalText = (part: unknown): string => JSON.stringify(canonical(part));

/**
 * SHA-256 (hex) of a grammar as data: equal grammars have one hash, whatever the order of their names. Grammars of one
 * language that are written differently have different hashes.
 *
 * @example
 * ```ts
 * import { grammarHash, sequence } from "@maze/grammar";
 * const grammar = { start: "a", rules: { a: { body: sequence("x") } }, terminals: {}, trivia: {} };
 * grammarHash(grammar) === grammarHash({ ...grammar, endTrivia: undefined }); // => true
 * ```
 */
export const grammarHash = (grammar: Grammar): string => textHash(canonicalText(grammar));
