/**
 * The byte strings of a vocabulary as a trie in flat arrays, in depth-first order, children by byte. Node 0 is the root.
 * The node after `n` is its first child, unless `end[n]` is `n + 1`.
 */
export interface TokenTrie {
  readonly nodeCount: number;
  /** The byte that leads to the node. */
  readonly byte: Uint8Array;
  /** The first node after the subtree. */
  readonly end: Int32Array;
  /** How many bytes lead to the node. */
  readonly depth: Uint8Array | Uint16Array;
  /** The tokens that end at node `n` are `tokenIds[tokenStart[n]]` up to `tokenIds[tokenStart[n + 1]]`. */
  readonly tokenStart: Int32Array;
  readonly tokenIds: Int32Array;
  /** For each node the kinds of all bytes that lead to it and on below it (`subtreeKinds`); computed when first needed if missing. */
  readonly kinds?: Uint16Array;
}
