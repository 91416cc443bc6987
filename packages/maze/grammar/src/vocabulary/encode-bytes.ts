import { MazeError } from "@maze/core";
import type { TokenTrie } from "../engine/masks/token-trie.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** The first token of exactly the bytes from `start` up to `stop`, -1 when there is none. */
function findToken(trie: TokenTrie, bytes: Uint8Array, start: number, stop: number): number {
  let node = 0;
  for (let at = start; at < stop; at++) {
    const after = trie.end[node] ?? 0;
    let child = node + 1;
    while (child < after && (trie.byte[child] ?? 0) < (bytes[at] ?? 0)) child = trie.end[child] ?? after;
    if (child >= after || trie.byte[child] !== bytes[at]) return -1;
    node = child;
  }
  const first = trie.tokenStart[node] ?? 0;
  return first < (trie.tokenStart[node + 1] ?? 0) ? (trie.tokenIds[first] ?? -1) : -1;
}

/** Merges the pair of the lowest id, the leftmost first, until no pair is a token. */
function encodePiece(trie: TokenTrie, bytes: Uint8Array, start: number, stop: number, ids: number[]): void {
  const whole = findToken(trie, bytes, start, stop);
  if (whole >= 0) {
    ids.push(whole);
    return;
  }
  const bounds = Array.from({ length: stop - start + 1 }, (_, index) => start + index);
  /** The token of the pair that begins at each bound. */
  const pairAt = (index: number): number => {
    const after = bounds[index + 2];
    const token = after === undefined ? -1 : findToken(trie, bytes, bounds[index] ?? 0, after);
    return token < 0 ? Number.POSITIVE_INFINITY : token;
  };
  const pairs = bounds.map((_, index) => pairAt(index));
  for (;;) {
    let best = 0;
    for (let index = 1; index < pairs.length; index++) if ((pairs[index] ?? 0) < (pairs[best] ?? 0)) best = index;
    if ((pairs[best] ?? Number.POSITIVE_INFINITY) === Number.POSITIVE_INFINITY) break;
    bounds.splice(best + 1, 1);
    pairs.splice(best + 1, 1);
    pairs[best] = pairAt(best);
    if (best > 0) pairs[best - 1] = pairAt(best - 1);
  }
  for (let index = 0; index + 1 < bounds.length; index++) {
    const token = findToken(trie, bytes, bounds[index] ?? 0, bounds[index + 1] ?? 0);
    if (token < 0) {
      throw new MazeError({
        code: "MAZE_GRAMMAR_VOCABULARY",
        message: `The vocabulary has no token for the byte ${bytes[bounds[index] ?? 0] ?? 0}.`,
      });
    }
    ids.push(token);
  }
}

/** Where the UTF-8 character that begins at a place ends; one byte further when none begins there. */
function characterEnd(bytes: Uint8Array, at: number): { readonly end: number; readonly valid: boolean } {
  const lead = bytes[at] ?? 0;
  const length = lead < 0x80 ? 1 : lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
  if (length === 0 || at + length > bytes.length) return { end: at + 1, valid: false };
  const second = bytes[at + 1] ?? 0;
  const narrow =
    (lead === 0xe0 && second < 0xa0) ||
    (lead === 0xed && second > 0x9f) ||
    (lead === 0xf0 && second < 0x90) ||
    (lead === 0xf4 && second > 0x8f);
  for (let next = at + 1; next < at + length; next++) {
    if (((bytes[next] ?? 0) & 0xc0) !== 0x80) return { end: at + 1, valid: false };
  }
  return narrow ? { end: at + 1, valid: false } : { end: at + length, valid: true };
}

/** Runs of valid UTF-8 and of bytes that are none, by turns. */
function* runs(bytes: Uint8Array): Generator<{ start: number; end: number; valid: boolean }> {
  let start = 0;
  let kind: boolean | undefined;
  for (let at = 0; at < bytes.length;) {
    const { end, valid } = characterEnd(bytes, at);
    if (kind !== undefined && kind !== valid) {
      yield { start, end: at, valid: kind };
      start = at;
    }
    kind = valid;
    at = end;
  }
  if (kind !== undefined) yield { start, end: bytes.length, valid: kind };
}

/**
 * The tokens of a text as the vocabulary's own encoder gives them: the text is cut into pieces, and each is merged by
 * byte pair encoding. Bytes that are not UTF-8 are a piece of their own. Special tokens never come.
 *
 * @throws MazeError `MAZE_GRAMMAR_UNSUPPORTED` when the vocabulary does not say how texts are cut or merged,
 * `MAZE_GRAMMAR_VOCABULARY` when it has no token for a byte
 */
export function encodeBytes(vocabulary: Vocabulary, bytes: Uint8Array): number[] {
  if (!vocabulary.mergesById || vocabulary.pieces === undefined) {
    throw new MazeError({
      code: "MAZE_GRAMMAR_UNSUPPORTED",
      message: "The vocabulary does not say how a text is cut into pieces and merged, so no text can be encoded.",
      hint: "Give the option `pieces` with ranks of tiktoken, or use a byte-level tokenizer.json.",
    });
  }
  const pieces = new RegExp(vocabulary.pieces, "gu");
  const encoder = new TextEncoder();
  const ids: number[] = [];
  for (const { start, end, valid } of runs(bytes)) {
    if (!valid) {
      encodePiece(vocabulary.trie, bytes, start, end, ids);
      continue;
    }
    const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes.slice(start, end));
    let [place, index] = [start, 0];
    const encodeUpTo = (stop: number): void => {
      if (stop === index) return;
      const length = encoder.encode(text.slice(index, stop)).length;
      encodePiece(vocabulary.trie, bytes, place, place + length, ids);
      place += length;
      index = stop;
    };
    for (const match of text.matchAll(pieces)) {
      encodeUpTo(match.index);
      encodeUpTo(match.index + match[0].length);
    }
    encodeUpTo(text.length);
  }
  return ids;
}
