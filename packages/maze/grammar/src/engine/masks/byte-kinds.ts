import { commonLetters } from "./common-letters.ts";
import type { TokenTrie } from "./token-trie.ts";

/** Kinds of bytes, a bit each: a run of text mostly takes all bytes of a kind or none. */
const RANGES: readonly (readonly (readonly [number, number])[])[] = [
  [[0x61, 0x7a]],
  [[0x41, 0x5a]],
  [[0x30, 0x39]],
  [[0x20, 0x20]],
  // Line ends and all that is not printed.
  [
    [0x00, 0x1f],
    [0x7f, 0x7f],
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
/** Letters past ASCII that identifiers mostly take, as well-formed UTF-8. */
export const COMMON_LETTERS = OTHER_PRINTABLE << 1;
/** All other characters past ASCII. */
export const OTHERS_PAST_ASCII = COMMON_LETTERS << 1;
/** Bytes that are no part of well-formed UTF-8 there; in no run's kinds. */
const MALFORMED = OTHERS_PAST_ASCII << 1;

const KIND_OF_ASCII = Uint16Array.from({ length: 128 }, (_, byte) => {
  const kind = RANGES.findIndex((ranges) => ranges.some(([low, high]) => byte >= low && byte <= high));
  return kind >= 0 ? 1 << kind : OTHER_PRINTABLE;
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
export function computeSubtreeKinds(trie: TokenTrie, kinds: Uint16Array): Uint16Array {
  const { nodeCount, byte, depth, tokenStart } = trie;
  const isCommon = commonLettersTable();
  // For each depth: how many more bytes the character needs, from where to where the next may lie, and its bits so far.
  const missing = new Uint8Array(512);
  const low = new Uint8Array(512);
  const high = new Uint8Array(512);
  const bits = new Int32Array(512);
  for (let node = 1; node < nodeCount; node++) {
    const level = depth[node] as number;
    const value = byte[node] as number;
    const before = missing[level - 1] as number;
    missing[level] = 0;
    if (before === 0 && value < 0x80) {
      kinds[node] = KIND_OF_ASCII[value] as number;
      continue;
    }
    let kind = MALFORMED;
    low[level] = 0x80;
    high[level] = 0xbf;
    if (before > 0) {
      if (value >= (low[level - 1] as number) && value <= (high[level - 1] as number)) {
        const all = ((bits[level - 1] as number) << 6) | (value & 0x3f);
        bits[level] = all;
        missing[level] = before - 1;
        if (before > 1) kind = 0;
        else kind = isCommon[all] === 1 ? COMMON_LETTERS : OTHERS_PAST_ASCII;
      }
    } else if (value >= 0xc2 && value <= 0xf4) {
      const count = value < 0xe0 ? 1 : value < 0xf0 ? 2 : 3;
      missing[level] = count;
      bits[level] = value & (count === 1 ? 0x1f : count === 2 ? 0x0f : 0x07);
      if (value === 0xe0) low[level] = 0xa0;
      if (value === 0xed) high[level] = 0x9f;
      if (value === 0xf0) low[level] = 0x90;
      if (value === 0xf4) high[level] = 0x8f;
      kind = 0;
    }
    // A token that ends inside a character may become any.
    if (kind === 0 && (tokenStart[node] as number) < (tokenStart[node + 1] as number)) {
      kind = COMMON_LETTERS | OTHERS_PAST_ASCII;
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

let commonTable: Uint8Array | undefined;

/** 1 at each common letter. */
function commonLettersTable(): Uint8Array {
  if (!commonTable) {
    commonTable = new Uint8Array(0x10000);
    for (const [first, last] of commonLetters) commonTable.fill(1, first, last + 1);
  }
  return commonTable;
}
