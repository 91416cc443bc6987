import { vocabularyError, vocabularyLimit } from "./vocabulary-error.ts";
import type { PackedTokens } from "./token-trie.ts";
import { createVocabulary, packTokens } from "./vocabulary.ts";
import type { Vocabulary, VocabularyOptions } from "./vocabulary.ts";

/** What a file of ranks does not say. */
export type TiktokenOptions = Pick<VocabularyOptions, "special" | "eos" | "pieces">;

const NONE = 255;
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const SPACE = 32;
const EQUALS = 61;
const ZERO = 48;
const MOST_RANK = 1 << 22;

const NO_BYTES = new Uint8Array();

const isLineEnd = (byte: number | undefined): boolean => byte === LINE_FEED || byte === CARRIAGE_RETURN;

const SEXTETS = ((): Uint8Array => {
  const table = new Uint8Array(256).fill(NONE);
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  for (let value = 0; value < 64; value++) table[letters.charCodeAt(value)] = value;
  return table;
})();

interface Lines {
  readonly bytes: Uint8Array;
  readonly count: number;
  /** Where the bytes of each line end. */
  readonly ends: Int32Array;
  readonly ranks: Int32Array;
  /** True when rank n is on line n. */
  readonly inOrder: boolean;
}

/** Reads lines of base64, a space, and a rank. */
function readLines(source: Uint8Array): Lines {
  const bytes = new Uint8Array(Math.ceil((source.length * 3) / 4) + 3);
  // The shortest line is two letters, a space, a digit and a line end.
  const most = Math.ceil(source.length / 5) + 1;
  const [ends, ranks] = [new Int32Array(most), new Int32Array(most)];
  let inOrder = true;
  let [written, count, at] = [0, 0, 0];
  const sextet = (place: number): number => SEXTETS[source[place] ?? 0] ?? NONE;
  const fail = (): Error => vocabularyError(`Line ${count + 1} of the ranks is not a token in base64 and a rank.`);
  while (at < source.length) {
    if (isLineEnd(source[at])) {
      at++;
      continue;
    }
    const start = at;
    let [a, b, c, d] = [sextet(at), sextet(at + 1), sextet(at + 2), sextet(at + 3)];
    while ((a | b | c | d) !== NONE) {
      bytes[written] = (a << 2) | (b >> 4);
      bytes[written + 1] = (b << 4) | (c >> 2);
      bytes[written + 2] = (c << 6) | d;
      written += 3;
      at += 4;
      a = sextet(at);
      b = sextet(at + 1);
      c = sextet(at + 2);
      d = sextet(at + 3);
    }
    if (a !== NONE) {
      if (b === NONE) throw fail();
      bytes[written++] = (a << 2) | (b >> 4);
      if (c !== NONE) bytes[written++] = (b << 4) | (c >> 2);
      at += c === NONE ? 2 : 3;
    }
    while (source[at] === EQUALS) at++;
    if (at === start || source[at++] !== SPACE) throw fail();
    const digits = at;
    let rank = 0;
    for (let digit = (source[at] ?? 0) - ZERO; digit >= 0 && digit <= 9; digit = (source[++at] ?? 0) - ZERO) {
      rank = rank * 10 + digit;
    }
    if (at === digits || (at < source.length && !isLineEnd(source[at]))) throw fail();
    if (rank >= MOST_RANK) throw vocabularyLimit(`The ranks have an id above ${MOST_RANK - 1}.`);
    inOrder &&= rank === count;
    ends[count] = written;
    ranks[count++] = rank;
  }
  return { bytes: bytes.subarray(0, written), count, ends, ranks, inOrder };
}

function packed({ bytes, count, ends }: Lines): PackedTokens {
  const offsets = new Int32Array(count + 1);
  offsets.set(ends.subarray(0, count), 1);
  return { bytes, offsets };
}

function inOrderOfRanks({ bytes, count, ends, ranks }: Lines): PackedTokens {
  const tokens: Uint8Array[] = [];
  for (let line = 0; line < count; line++) {
    const rank = ranks[line] ?? 0;
    while (tokens.length <= rank) tokens.push(NO_BYTES);
    if (tokens[rank] !== NO_BYTES) throw vocabularyError(`Two lines of the ranks have rank ${rank}.`);
    tokens[rank] = bytes.subarray(ends[line - 1] ?? 0, ends[line]);
  }
  return packTokens(tokens);
}

/**
 * The vocabulary of a tiktoken file: each line is a token in base64, a space, and its rank, which is its id. Special
 * tokens are not in such a file.
 *
 * @throws MazeError `MAZE_GRAMMAR_VOCABULARY` when a line is of another form
 * @example
 * ```ts
 * import { parseTiktoken } from "@maze/grammar";
 * const vocabulary = parseTiktoken("YQ== 0\nYg== 1\nYWI= 2\n", { special: { "<|end|>": 3 }, eos: ["<|end|>"] });
 * [vocabulary.size, new TextDecoder().decode(vocabulary.tokenBytes(2))]; // => [4, "ab"]
 * ```
 */
export function parseTiktoken(ranks: string | Uint8Array, options: TiktokenOptions = {}): Vocabulary {
  const lines = readLines(typeof ranks === "string" ? new TextEncoder().encode(ranks) : ranks);
  if (lines.count === 0) throw vocabularyError("The file has no ranks.");
  return createVocabulary({
    ...options,
    tokens: lines.inOrder ? packed(lines) : inOrderOfRanks(lines),
    mergesById: true,
  });
}
