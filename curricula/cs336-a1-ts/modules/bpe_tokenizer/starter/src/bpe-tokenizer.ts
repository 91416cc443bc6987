export interface Tokenizer {
  /** The bytes of each token, by id. */
  readonly vocabulary: readonly Uint8Array[];
  /** The pairs that were merged, in order; the first makes id 256 + specialTokens.length. */
  readonly merges: readonly (readonly [number, number])[];
  readonly specialTokens: readonly string[];
}

const PIECES = /'(?:[sdmt]|ll|ve|re)| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+/gu;

/** Learns merges from `text` until there are `vocabularySize` tokens. */
export function trainTokenizer(text: string, vocabularySize: number, specialTokens: readonly string[] = []): Tokenizer {
  throw new Error("not implemented");
}

/** The ids of a text. */
export function encode(text: string, tokenizer: Tokenizer): number[] {
  throw new Error("not implemented");
}

/** The text of ids. */
export function decode(ids: ArrayLike<number>, tokenizer: Tokenizer): string {
  throw new Error("not implemented");
}
