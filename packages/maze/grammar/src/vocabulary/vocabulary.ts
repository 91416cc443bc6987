import { computeSubtreeKinds } from "../engine/masks/byte-kinds.ts";
import type { TokenTrie } from "../engine/masks/token-trie.ts";
import { buildTokenTrie } from "./token-trie.ts";
import type { PackedTokens } from "./token-trie.ts";
import { vocabularyError, vocabularyLimit } from "./vocabulary-error.ts";
import { createImage, openImage, sealImage } from "./vocabulary-image.ts";
import type { VocabularyImage } from "./vocabulary-image.ts";
import { parseMetadata, printMetadata } from "./vocabulary-metadata.ts";
import type { VocabularyMetadata } from "./vocabulary-metadata.ts";

/** The tokens of a model, as `compileGrammar` takes them. All arrays are views of `image`, on memory that threads can share; nobody writes to them. */
export interface Vocabulary {
  readonly specVersion: "v1";
  /** One more than the largest id. */
  readonly size: number;
  /** The bytes of all tokens; a special token and an id that is not in use have none. */
  readonly packed: PackedTokens;
  /** A view of the bytes of one token, none for a special one. @throws RangeError when the id is not below `size` */
  tokenBytes(id: number): Uint8Array;
  /** All tokens but special ones and those without bytes. */
  readonly trie: TokenTrie;
  /** Special tokens, which have no place in a text, by their text. */
  readonly specialTokens: ReadonlyMap<string, number>;
  isSpecial(id: number): boolean;
  /** Tokens that end a text. */
  readonly eosIds: readonly number[];
  /** True when a lower id is an earlier merge, so that texts can be encoded. */
  readonly mergesById: boolean;
  /** Source of the regular expression (flag u) whose matches are encoded on their own. */
  readonly pieces: string | undefined;
  /** The whole vocabulary: what is stored, and what another thread opens with `loadVocabulary`, without a copy. */
  readonly image: Uint8Array;
}

/** What a vocabulary is made of. */
export interface VocabularyOptions {
  /** The bytes of each token by id. */
  readonly tokens: readonly Uint8Array[] | PackedTokens;
  /** Special tokens by their text; they need not be among `tokens`. */
  readonly special?: Readonly<Record<string, number>> | ReadonlyMap<string, number> | undefined;
  /** Ids, or texts of special tokens. */
  readonly eos?: readonly (number | string)[] | undefined;
  /** True when a lower id is an earlier merge. Default false. */
  readonly mergesById?: boolean | undefined;
  /** Source of the regular expression (flag u) whose matches are encoded on their own. */
  readonly pieces?: string | undefined;
}

/** Ids beyond this are taken for damage. */
const MOST_TOKENS = 1 << 22;
const LONGEST_TOKEN = 255;

const specialEntries = (special: VocabularyOptions["special"]): Iterable<readonly [string, number]> =>
  special instanceof Map ? (special as ReadonlyMap<string, number>) : Object.entries(special ?? {});

/** Tokens one after the other. */
export function packTokens(tokens: readonly Uint8Array[]): PackedTokens {
  const offsets = new Int32Array(tokens.length + 1);
  let length = 0;
  for (const [id, token] of tokens.entries()) {
    length += token.length;
    offsets[id + 1] = length;
  }
  const bytes = new Uint8Array(length);
  for (const [id, token] of tokens.entries()) bytes.set(token, offsets[id]);
  return { bytes, offsets };
}

function assertPacked({ bytes, offsets }: PackedTokens): void {
  let ascending = offsets.length > 0 && offsets[0] === 0;
  for (let id = 1; id < offsets.length; id++) ascending &&= (offsets[id - 1] ?? 0) <= (offsets[id] ?? -1);
  if (!ascending || offsets.at(-1) !== bytes.length) {
    throw vocabularyError("The offsets of the tokens do not ascend from 0 to the number of their bytes.");
  }
}

/** The tokens at their ids, without the bytes of special ones. */
function withoutSpecial(tokens: PackedTokens, special: ReadonlyMap<string, number>, size: number): PackedTokens {
  const count = tokens.offsets.length - 1;
  const ids = [...special.values()].filter((id) => id < count).sort((a, b) => a - b);
  if (ids.length === 0) {
    const offsets = new Int32Array(size + 1).fill(tokens.bytes.length, count);
    offsets.set(tokens.offsets);
    return { bytes: tokens.bytes, offsets };
  }
  // Lengths first, then where each token begins.
  const offsets = new Int32Array(size + 1);
  for (let id = 0; id < count; id++) offsets[id + 1] = (tokens.offsets[id + 1] ?? 0) - (tokens.offsets[id] ?? 0);
  for (const id of ids) offsets[id + 1] = 0;
  for (let id = 0; id < size; id++) offsets[id + 1] = (offsets[id + 1] ?? 0) + (offsets[id] ?? 0);

  const bytes = new Uint8Array(offsets[size] ?? 0);
  let from = 0;
  for (const id of [...ids, size]) {
    const [start, stop] = [tokens.offsets[Math.min(from, count)], tokens.offsets[Math.min(id, count)]];
    bytes.set(tokens.bytes.subarray(start, stop), offsets[from]);
    from = Math.min(id + 1, size);
  }
  return { bytes, offsets };
}

/**
 * The vocabulary in an image. One that was made just now is not sealed: the kinds of bytes and the checksum are computed
 * when a mask, a thread or a file first needs them.
 */
function fromImage(parts: VocabularyImage, metadata: VocabularyMetadata, isSealed: boolean): Vocabulary {
  const { bytes, offsets, byte, end, depth, tokenStart, tokenIds } = parts;
  const size = offsets.length - 1;
  const special = new Set(metadata.special.map(([, id]) => id));
  const plainTrie = { nodeCount: byte.length, byte, end, depth, tokenStart, tokenIds };
  let isComplete = isSealed;
  const complete = (): void => {
    if (isComplete) return;
    computeSubtreeKinds(plainTrie, parts.kinds);
    sealImage(parts);
    isComplete = true;
  };
  const trie: TokenTrie = {
    ...plainTrie,
    get kinds() {
      complete();
      return parts.kinds;
    },
  };
  return {
    specVersion: "v1",
    size,
    packed: { bytes, offsets },
    tokenBytes: (id) => {
      if (!Number.isInteger(id) || id < 0 || id >= size)
        throw new RangeError(`No token ${id} in a vocabulary of ${size}.`);
      return bytes.subarray(offsets[id], offsets[id + 1]);
    },
    trie,
    specialTokens: new Map(metadata.special),
    isSpecial: (id) => special.has(id),
    eosIds: metadata.eos,
    mergesById: metadata.merges,
    pieces: metadata.pieces,
    get image() {
      complete();
      return parts.image;
    },
  };
}

/**
 * A vocabulary of its tokens.
 *
 * @throws MazeError `MAZE_GRAMMAR_VOCABULARY` when ids or offsets do not fit, `MAZE_GRAMMAR_LIMIT` when a token is longer
 * than 255 bytes or an id is above 4,194,303
 * @example
 * ```ts
 * import { createVocabulary } from "@maze/grammar";
 * const tokens = ["a", "ab", "b"].map((text) => new TextEncoder().encode(text));
 * const vocabulary = createVocabulary({ tokens, special: { "<end>": 3 }, eos: ["<end>"] });
 * [vocabulary.size, vocabulary.trie.nodeCount, vocabulary.eosIds]; // => [4, 4, [3]]
 * ```
 */
export function createVocabulary(options: VocabularyOptions): Vocabulary {
  const given = "offsets" in options.tokens ? options.tokens : packTokens(options.tokens);
  assertPacked(given);
  const special = new Map(specialEntries(options.special));
  const ids = [...special.values()];
  if (!ids.every((id) => Number.isInteger(id) && id >= 0)) throw vocabularyError("An id of a special token is no id.");
  if (new Set(ids).size < ids.length) throw vocabularyError("Two special tokens have one id.");
  const size = ids.reduce((most, id) => Math.max(most, id + 1), given.offsets.length - 1);
  if (size > MOST_TOKENS) throw vocabularyLimit(`The vocabulary has an id above ${MOST_TOKENS - 1}.`);
  const eos = (options.eos ?? []).map((item) => {
    const id = typeof item === "number" ? item : special.get(item);
    if (id === undefined || !Number.isInteger(id) || id < 0 || id >= size) {
      throw vocabularyError(`The token ${JSON.stringify(item)}, which is to end a text, is not in the vocabulary.`);
    }
    return id;
  });

  const packed = special.size === 0 ? given : withoutSpecial(given, special, size);
  const isSpecial = new Uint8Array(size);
  for (const id of ids) isSpecial[id] = 1;
  const included = new Int32Array(size);
  let count = 0;
  for (let id = 0; id < size; id++) {
    const length = (packed.offsets[id + 1] ?? 0) - (packed.offsets[id] ?? 0);
    if (length === 0 || isSpecial[id] === 1) continue;
    if (length > LONGEST_TOKEN) throw vocabularyLimit(`Token ${id} has ${length} bytes, more than ${LONGEST_TOKEN}.`);
    included[count++] = id;
  }
  const trie = buildTokenTrie(packed, included.subarray(0, count));
  const metadata = { special: [...special], eos, merges: options.mergesById ?? false, pieces: options.pieces };
  const json = printMetadata(metadata);
  const parts = createImage({
    size,
    nodes: trie.nodeCount,
    ids: count,
    bytes: packed.bytes.length,
    metadata: json.length,
  });
  parts.offsets.set(packed.offsets);
  parts.bytes.set(packed.bytes);
  parts.byte.set(trie.byte);
  parts.end.set(trie.end);
  parts.depth.set(trie.depth);
  parts.tokenStart.set(trie.tokenStart);
  parts.tokenIds.set(trie.tokenIds);
  parts.metadata.set(json);
  return fromImage(parts, metadata, false);
}

/** True when the arrays are those of a trie over the tokens. */
function isSound({ offsets, bytes, end, depth, tokenStart, tokenIds }: VocabularyImage): boolean {
  const size = offsets.length - 1;
  const nodes = end.length;
  let sound = size >= 0 && offsets[0] === 0 && offsets[size] === bytes.length && depth[0] === 0 && end[0] === nodes;
  for (let id = 0; id < size; id++) sound &&= (offsets[id] ?? 0) <= (offsets[id + 1] ?? -1);
  for (let node = 0; node < nodes && sound; node++) {
    const after = end[node] ?? 0;
    const level = depth[node] ?? 0;
    const next = node + 1;
    // A child is one byte deeper than its parent and ends with it or before; what comes after is not deeper.
    sound = after > node && after <= nodes && (tokenStart[node] ?? 0) <= (tokenStart[next] ?? -1);
    if (next < after) sound &&= depth[next] === level + 1 && (end[next] ?? nodes + 1) <= after;
    if (after < nodes) sound &&= (depth[after] ?? 256) <= level && level > 0;
  }
  sound &&= tokenStart[0] === 0 && tokenStart[nodes] === tokenIds.length;
  for (let at = 0; at < tokenIds.length; at++) sound &&= (tokenIds[at] ?? -1) >= 0 && (tokenIds[at] ?? size) < size;
  return sound;
}

/** The vocabulary as bytes to keep. `loadVocabulary` reads them; where this is, is up to the caller. */
export const serializeVocabulary = (vocabulary: Vocabulary): Uint8Array => Uint8Array.from(vocabulary.image);

/**
 * A vocabulary from the bytes of `serializeVocabulary` or the `image` of one. The bytes are used where they are, not
 * copied, when they begin at a multiple of four: give bytes on a `SharedArrayBuffer` to share them.
 *
 * @throws MazeError `MAZE_GRAMMAR_VOCABULARY` when the bytes are cut off, damaged, or of another format
 */
export function loadVocabulary(stored: Uint8Array): Vocabulary {
  const parts = openImage(stored);
  if (!isSound(parts)) throw vocabularyError("The parts of the stored vocabulary do not fit each other.");
  return fromImage(parts, parseMetadata(parts.metadata, parts.offsets.length - 1), true);
}
