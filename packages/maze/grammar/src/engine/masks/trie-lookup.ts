import type { TokenTrie } from "./token-trie.ts";

/** The node that bytes lead to; -1 when no token begins with them. */
export function nodeOf(trie: TokenTrie, bytes: Uint8Array): number {
  let node = 0;
  for (const byte of bytes) {
    const last = trie.end[node] as number;
    let child = node + 1;
    while (child < last && trie.byte[child] !== byte) child = trie.end[child] as number;
    if (child >= last) return -1;
    node = child;
  }
  return node;
}

/** True when a token begins with the bytes and goes on. */
export function someTokenExtends(trie: TokenTrie, bytes: Uint8Array): boolean {
  const node = nodeOf(trie, bytes);
  return node >= 0 && trie.end[node] !== node + 1;
}
