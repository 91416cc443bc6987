import { pattern, rule, sequence } from "../ast/expression-builders.ts";
import type { Grammar } from "../ast/grammar.ts";
import { someTokenExtends } from "./masks/trie-lookup.ts";
import type { MaskVocabulary } from "./masks/mask-vocabulary.ts";

/** A prompt whose last tokens are taken back, and the grammar of what a model writes in their place and after. */
export interface HealedPrompt {
  /** The tokens to give to the model. */
  readonly tokens: readonly number[];
  /** The bytes that were taken back: what the model writes begins with them. */
  readonly prefix: Uint8Array;
  /** The texts of the grammar, each with the prefix before it. */
  readonly grammar: Grammar;
}

/**
 * Heals the boundary between a prompt and what follows. A prompt that ends in `http:` keeps a model from the token
 * `://`; so the last token is taken back where longer ones begin with it, and the grammar makes the model write its bytes
 * again, as the beginning of whatever token.
 *
 * @example
 * ```ts
 * import { createVocabulary, healPrompt, optional } from "@maze/grammar";
 * const tokens = ["http", ":", "://"].map((token) => new TextEncoder().encode(token));
 * const grammar = { start: "s", rules: { s: { body: optional("//") } }, terminals: {}, trivia: {} };
 * const healed = healPrompt([0, 1], grammar, createVocabulary({ tokens }));
 * [healed.tokens, new TextDecoder().decode(healed.prefix)]; // => [[0], ":"]
 * ```
 */
export function healPrompt(tokens: readonly number[], grammar: Grammar, vocabulary: MaskVocabulary): HealedPrompt {
  const last = tokens.at(-1);
  const prefix = last === undefined ? new Uint8Array(0) : vocabulary.tokenBytes(last);
  if (prefix.length === 0 || !someTokenExtends(vocabulary.trie, prefix))
    return { tokens, prefix: new Uint8Array(0), grammar };
  return { tokens: tokens.slice(0, -1), prefix, grammar: withPrefix(grammar, prefix) };
}

/** The texts of a grammar with the same bytes before each. */
export function withPrefix(grammar: Grammar, prefix: Uint8Array): Grammar {
  if (prefix.length === 0) return grammar;
  let start = `prefixed ${grammar.start}`;
  while (start in grammar.rules) start = `prefixed ${start}`;
  const body = sequence(pattern({ kind: "bytes", bytes: [...prefix] }), rule(grammar.start));
  return { ...grammar, start, rules: { ...grammar.rules, [start]: { body } } };
}
