import { encodeBytes } from "../vocabulary/encode-bytes.ts";
import type { Vocabulary } from "../vocabulary/vocabulary.ts";

/**
 * Takes from a mask the tokens that the tokenizer of the model would never put after `previous`: those where it would
 * have cut the two differently. A model has not seen such pairs. Costs an encoding for each token of the mask.
 *
 * @throws MazeError `MAZE_GRAMMAR_VOCABULARY` for a vocabulary that cannot encode, because its merges are not known.
 * @example
 * ```ts
 * import { createVocabulary, keepCanonical } from "@maze/grammar";
 * const tokens = ["a", "b", "ab"].map((token) => new TextEncoder().encode(token));
 * const mask = Uint32Array.of(0b111);
 * keepCanonical(createVocabulary({ tokens, mergesById: true, pieces: "[^]+" }), 0, mask);
 * mask[0]; // => 0b101
 * ```
 */
export function keepCanonical(vocabulary: Vocabulary, previous: number, mask: Uint32Array): void {
  const before = vocabulary.tokenBytes(previous);
  if (before.length === 0) return;
  for (let word = 0; word < mask.length; word++) {
    let kept = mask[word] as number;
    for (let bits = kept; bits !== 0; bits &= bits - 1) {
      const bit = 31 - Math.clz32(bits & -bits);
      if (!isCanonicalPair(vocabulary, previous, before, word * 32 + bit)) kept &= ~(1 << bit);
    }
    mask[word] = kept;
  }
}

function isCanonicalPair(vocabulary: Vocabulary, previous: number, before: Uint8Array, token: number): boolean {
  const after = vocabulary.tokenBytes(token);
  // The end of a text, and other special tokens, may follow anything.
  if (after.length === 0) return true;
  const bytes = new Uint8Array(before.length + after.length);
  bytes.set(before);
  bytes.set(after, before.length);
  const ids = encodeBytes(vocabulary, bytes);
  return ids.length === 2 && ids[0] === previous && ids[1] === token;
}
