import type { TokenTrie } from "./token-trie.ts";

/** What masks need to know of a vocabulary. */
export interface MaskVocabulary {
  /** How many token ids there are: the length of a mask in bits. */
  readonly size: number;
  readonly trie: TokenTrie;
  /** The tokens that end a text. */
  readonly eosIds: readonly number[];
  /** The bytes of a token; empty for a special token. */
  tokenBytes(id: number): Uint8Array;
}
