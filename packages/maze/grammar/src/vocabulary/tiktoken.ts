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
class LineReader {
  readonly #source: Uint8Array;
  #at = 0;
  readonly bytes: Uint8Array;
  written = 0;
  rank = 0;

  constructor(source: Uint8Array) {
    this.#source = source;
    this.bytes = new Uint8Array(Math.ceil((source.length * 3) / 4) + 3);
  }

  /** Reads the next line; false at the end, undefined where a line is of another form. */
  next(): boolean | undefined {
    const source = this.#source;
    while (this.#at < source.length && isLineEnd(source[this.#at])) this.#at++;
    if (this.#at >= source.length) return false;
    const start = this.#at;
    this.#readBase64();
    while (source[this.#at] === EQUALS) this.#at++;
    if (this.#at === start || source[this.#at] !== SPACE) return undefined;
    return this.#readRank(this.#at + 1);
  }

  #readBase64(): void {
    const source = this.#source;
    const { bytes } = this;
    let at = this.#at;
    let written = this.written;
    for (;;) {
      const a = SEXTETS[source[at] ?? 0] ?? NONE;
      const b = SEXTETS[source[at + 1] ?? 0] ?? NONE;
      const c = SEXTETS[source[at + 2] ?? 0] ?? NONE;
      const d = SEXTETS[source[at + 3] ?? 0] ?? NONE;
      if (a === NONE || b === NONE) break;
      bytes[written++] = (a << 2) | (b >> 4);
      at += 2;
      if (c === NONE) break;
      bytes[written++] = (b << 4) | (c >> 2);
      at++;
      if (d === NONE) break;
      bytes[written++] = (c << 6) | d;
      at++;
    }
    this.#at = at;
    this.written = written;
  }

  #readRank(digits: number): boolean | undefined {
    const source = this.#source;
    let rank = 0;
    let at = digits;
    for (; at < source.length; at++) {
      const digit = (source[at] ?? 0) - ZERO;
      if (digit < 0 || digit > 9) break;
      rank = Math.min(rank * 10 + digit, MOST_RANK);
    }
    if (at === digits || (at < source.length && !isLineEnd(source[at]))) return undefined;
    this.#at = at;
    this.rank = rank;
    return true;
  }
}

function readLines(source: Uint8Array): Lines {
  const reader = new LineReader(source);
  // The shortest line is two letters, a space, a digit and a line end.
  const most = Math.ceil(source.length / 5) + 1;
  const [ends, ranks] = [new Int32Array(most), new Int32Array(most)];
  let inOrder = true;
  let count = 0;
  for (;;) {
    const found = reader.next();
    if (found === false) break;
    if (found === undefined) {
      throw vocabularyError(`Line ${count + 1} of the ranks is not a token in base64 and a rank.`);
    }
    const { rank } = reader;
    if (rank >= MOST_RANK) throw vocabularyLimit(`The ranks have an id above ${MOST_RANK - 1}.`);
    if (rank !== count) inOrder = false;
    ends[count] = reader.written;
    ranks[count++] = rank;
  }
  return { bytes: reader.bytes.subarray(0, reader.written), count, ends, ranks, inOrder };
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
