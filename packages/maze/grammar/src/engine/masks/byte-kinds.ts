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

function kindOfAscii(byte: number): number {
  const kind = RANGES.findIndex((ranges) => ranges.some(([low, high]) => byte >= low && byte <= high));
  return kind >= 0 ? 1 << kind : OTHER_PRINTABLE;
}

/** The bits of the kinds of ASCII bytes, with the bytes of each. */
export const ASCII_KINDS: readonly { readonly bit: number; readonly bytes: readonly number[] }[] = asciiKinds();

function asciiKinds(): { bit: number; bytes: number[] }[] {
  const kinds = new Map<number, number[]>();
  for (let byte = 0; byte < 128; byte++) {
    const bit = kindOfAscii(byte);
    const bytes = kinds.get(bit);
    if (bytes) bytes.push(byte);
    else kinds.set(bit, [byte]);
  }
  return [...kinds].map(([bit, bytes]) => ({ bit, bytes }));
}

/** Reads the kinds of bytes on the way down a trie: for each depth, it keeps where in a character its last byte is. */
export class KindReader {
  readonly #kinds = kindsOfCharacters();
  readonly #states = utf8States();
  readonly #state = new Uint8Array(512);
  /** The bits of the character so far. */
  readonly #bits = new Int32Array(512);

  /** The kind of a byte at a depth, below the one that was read last at the depth before; 0 within a character. */
  kindOf(level: number, value: number, isEnd: boolean): number {
    const before = this.#state[level - 1] as number;
    const state = this.#states[(before << 8) | value] as number;
    const isNext = value >= 0x80 && value < 0xc0;
    const bits = isNext ? ((this.#bits[level - 1] as number) << 6) | (value & 0x3f) : value & bitsOfLead(value);
    this.#state[level] = state;
    this.#bits[level] = bits;
    if (state === START) return bits < 0x10000 ? (this.#kinds[bits] as number) : OTHERS_PAST_ASCII;
    if (state === BROKEN) return MALFORMED;
    // A token that ends inside a character may become any.
    return isEnd ? COMMON_LETTERS | OTHERS_PAST_ASCII : 0;
  }
}

const bitsOfLead = (byte: number): number => (byte < 0x80 ? 0x7f : byte < 0xe0 ? 0x1f : byte < 0xf0 ? 0x0f : 0x07);

/** Between characters. */
const START = 0;
/** After a byte that no character has there; the next may begin one. */
const BROKEN = 8;

let statesTable: Uint8Array | undefined;

/** The automaton of UTF-8: states 1 to 3 need so many more bytes, and 4 to 7 are those after bytes that bound the next. */
function utf8States(): Uint8Array {
  if (statesTable) return statesTable;
  const table = new Uint8Array(9 << 8).fill(BROKEN);
  const set = (state: number, first: number, last: number, next: number): void => {
    table.fill(next, (state << 8) | first, ((state << 8) | last) + 1);
  };
  for (const state of [START, BROKEN]) {
    set(state, 0x00, 0x7f, START);
    set(state, 0xc2, 0xdf, 1);
    set(state, 0xe0, 0xef, 2);
    set(state, 0xf0, 0xf4, 3);
    set(state, 0xe0, 0xe0, 4);
    set(state, 0xed, 0xed, 5);
    set(state, 0xf0, 0xf0, 6);
    set(state, 0xf4, 0xf4, 7);
  }
  set(1, 0x80, 0xbf, START);
  set(2, 0x80, 0xbf, 1);
  set(3, 0x80, 0xbf, 2);
  set(4, 0xa0, 0xbf, 1);
  set(5, 0x80, 0x9f, 1);
  set(6, 0x90, 0xbf, 2);
  set(7, 0x80, 0x8f, 2);
  return (statesTable = table);
}

let characterKinds: Uint16Array | undefined;

/** The kinds of the characters up to U+FFFF. */
function kindsOfCharacters(): Uint16Array {
  if (characterKinds) return characterKinds;
  const kinds = new Uint16Array(0x10000).fill(OTHERS_PAST_ASCII);
  for (const { bit, bytes } of ASCII_KINDS) for (const byte of bytes) kinds[byte] = bit;
  for (const [first, last] of commonLetters) kinds.fill(COMMON_LETTERS, first, last + 1);
  return (characterKinds = kinds);
}

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
  const reader = new KindReader();
  for (let node = 1; node < nodeCount; node++) {
    const isEnd = (tokenStart[node] as number) < (tokenStart[node + 1] as number);
    kinds[node] = reader.kindOf(depth[node] as number, byte[node] as number, isEnd);
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
