import { encodeBytes } from "../vocabulary/encode-bytes.ts";
import type { Vocabulary } from "../vocabulary/vocabulary.ts";
import { someTokenExtends } from "./masks/trie-lookup.ts";
import type { Matcher } from "./matcher.ts";

/** So many tokens at the end of forced text may still become others when the text goes on. */
const UNSURE = 4;

/**
 * The tokens that a model would have to choose next, whatever it wants: the tokens of the forced bytes, as the tokenizer
 * of the model would cut them. Tokens at the end are left out while a longer token could take their place.
 *
 * @throws MazeError `MAZE_GRAMMAR_VOCABULARY` for a vocabulary that cannot encode, because its merges are not known.
 * @example
 * ```ts
 * import { choice, compileGrammar, createMatcher, createVocabulary, forcedTokens, sequence } from "@maze/grammar";
 * const tokens = ["t", "r", "u", "e", "tr", "ue", "true", "!"].map((token) => new TextEncoder().encode(token));
 * const vocabulary = createVocabulary({ tokens, mergesById: true, pieces: "[^]+" });
 * const grammar = { start: "s", rules: { s: { body: sequence("true", choice("!", "e")) } }, terminals: {}, trivia: {} };
 * forcedTokens(createMatcher(compileGrammar(grammar)), vocabulary); // => [6]
 * ```
 */
export function forcedTokens(matcher: Matcher, vocabulary: Vocabulary, limit?: number): number[] {
  const bytes = matcher.forcedBytes(limit);
  const ids = encodeBytes(vocabulary, bytes);
  let start = bytes.length;
  let sure = ids.length;
  for (let i = ids.length - 1; i >= 0 && ids.length - i <= UNSURE; i--) {
    start -= vocabulary.tokenBytes(ids[i] as number).length;
    if (someTokenExtends(vocabulary.trie, bytes.subarray(start))) sure = i;
  }
  return ids.slice(0, sure);
}
