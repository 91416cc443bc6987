import type { TokenTrie } from "./token-trie.ts";

/** Kinds of bytes, a bit each: a run of text mostly takes all bytes of a kind or none. */
const RANGES: readonly (readonly (readonly [number, number])[])[] = [
  [[0x61, 0x7a]],
  [[0x41, 0x5a]],
  [[0x30, 0x39]],
  [[0x20, 0x20]],
  [
    [0x09, 0x0a],
    [0x0d, 0x0d],
  ],
  [[0x5f, 0x5f]],
  // What begins and ends strings, comments and the like.
  [[0x22, 0x22]],
  [[0x27, 0x27]],
  [[0x60, 0x60]],
  [[0x5c, 0x5c]],
  [[0x24, 0x24]],
  [[0x2a, 0x2a]],
];
const OTHER_PRINTABLE = 1 << RANGES.length;
const CONTROL = OTHER_PRINTABLE << 1;
/** Characters past ASCII, as well-formed UTF-8. */
export const PAST_ASCII = CONTROL << 1;
/** Bytes that are no part of well-formed UTF-8 there; in no run's kinds. */
const MALFORMED = PAST_ASCII << 1;

const KIND_OF_ASCII = Uint16Array.from({ length: 128 }, (_, byte) => {
  const kind = RANGES.findIndex((ranges) => ranges.some(([low, high]) => byte >= low && byte <= high));
  if (kind >= 0) return 1 << kind;
  return byte > 0x20 && byte < 0x7f ? OTHER_PRINTABLE : CONTROL;
});

/** The bits of the kinds of ASCII bytes, with the bytes of each. */
export const ASCII_KINDS: readonly { readonly bit: number; readonly bytes: readonly number[] }[] = [
  ...new Set(KIND_OF_ASCII),
].map((bit) => ({ bit, bytes: [...KIND_OF_ASCII.keys()].filter((byte) => KIND_OF_ASCII[byte] === bit) }));

const known = new WeakMap<TokenTrie, Uint16Array>();

/** For each node, the kinds of all bytes that lead to it and on in its subtree. */
export function subtreeKinds(trie: TokenTrie): Uint16Array {
  let kinds = trie.kinds ?? known.get(trie);
  if (!kinds) known.set(trie, (kinds = computeSubtreeKinds(trie, new Uint16Array(trie.nodeCount))));
  return kinds;
}

/** Writes the kinds of a trie to `kinds`. */
export function computeSubtreeKinds({ nodeCount, byte, depth }: TokenTrie, kinds: Uint16Array): Uint16Array {
  // For each depth: how many more bytes the character needs, and from where to where the next one may lie.
  const missing = new Uint8Array(512);
  const low = new Uint8Array(512);
  const high = new Uint8Array(512);
  for (let node = 1; node < nodeCount; node++) {
    const level = depth[node] as number;
    const value = byte[node] as number;
    const before = missing[level - 1] as number;
    missing[level] = 0;
    if (before === 0 && value < 0x80) {
      kinds[node] = KIND_OF_ASCII[value] as number;
      continue;
    }
    let kind = PAST_ASCII;
    low[level] = 0x80;
    high[level] = 0xbf;
    if (before > 0) {
      const fits = value >= (low[level - 1] as number) && value <= (high[level - 1] as number);
      if (fits) missing[level] = before - 1;
      else kind = MALFORMED;
    } else if (value < 0xc2 || value > 0xf4) kind = MALFORMED;
    else {
      missing[level] = value < 0xe0 ? 1 : value < 0xf0 ? 2 : 3;
      if (value === 0xe0) low[level] = 0xa0;
      if (value === 0xed) high[level] = 0x9f;
      if (value === 0xf0) low[level] = 0x90;
      if (value === 0xf4) high[level] = 0x8f;
    }
    kinds[node] = kind;
  }
  // From the leaves up: each node takes the kinds of its subtree.
  const below = new Uint16Array(513);
  for (let node = nodeCount - 1; node > 0; node--) {
    const level = depth[node] as number;
    const all = (kinds[node] as number) | (below[level + 1] as number);
    kinds[node] = all;
    below[level + 1] = 0;
    below[level] = (below[level] as number) | all;
  }
  return kinds;
}
