export interface Tokenizer {
  /** The bytes of each token, by id. */
  readonly vocabulary: readonly Uint8Array[];
  /** The pairs that were merged, in order; the first makes id 256 + specialTokens.length. */
  readonly merges: readonly (readonly [number, number])[];
  readonly specialTokens: readonly string[];
}

const PIECES = /'(?:[sdmt]|ll|ve|re)| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+/gu;

/** Learns merges from `text` until there are `vocabularySize` tokens. */
export function trainTokenizer(text: string, vocabularySize: number, specialTokens: readonly string[] = []): Tokenizer {
  const utf8 = new TextEncoder();
  const vocabulary = Array.from({ length: 256 }, (_, byte) => Uint8Array.of(byte));
  for (const special of specialTokens) {
    vocabulary.push(utf8.encode(special));
  }
  if (vocabularySize < vocabulary.length) {
    throw new RangeError(`a vocabulary of ${vocabularySize} has no room for ${vocabulary.length} bytes and specials`);
  }
  const merges: [number, number][] = [];
  let pieces = sections(text, specialTokens).flatMap((section) =>
    section.special === undefined ? piecesOf(section.text) : [],
  );
  while (vocabulary.length < vocabularySize) {
    const pair = mostFrequentPair(pieces);
    if (pair === undefined) break;
    const id = vocabulary.length;
    const [left, right] = pair;
    vocabulary.push(Uint8Array.of(...vocabulary[left], ...vocabulary[right]));
    merges.push(pair);
    pieces = pieces.map((piece) => merged(piece, left, right, id));
  }
  return { vocabulary, merges, specialTokens: [...specialTokens] };
}

/** The ids of a text. */
export function encode(text: string, tokenizer: Tokenizer): number[] {
  const first = 256 + tokenizer.specialTokens.length;
  const ranks = new Map<string, number>();
  for (let i = 0; i < tokenizer.merges.length; i += 1) {
    ranks.set(tokenizer.merges[i].join(), first + i);
  }
  const ids: number[] = [];
  for (const section of sections(text, tokenizer.specialTokens)) {
    if (section.special !== undefined) {
      ids.push(256 + section.special);
    } else {
      for (const piece of piecesOf(section.text)) {
        ids.push(...encodePiece(piece, ranks));
      }
    }
  }
  return ids;
}

/** The text of ids. */
export function decode(ids: ArrayLike<number>, tokenizer: Tokenizer): string {
  const bytes: number[] = [];
  for (const id of Array.from(ids)) {
    const token = tokenizer.vocabulary[id];
    if (token === undefined) throw new RangeError(`${id} is no token of ${tokenizer.vocabulary.length}`);
    bytes.push(...token);
  }
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(Uint8Array.from(bytes));
}

/** Merges the learned pair with the lowest id until none is left. */
function encodePiece(piece: readonly number[], ranks: ReadonlyMap<string, number>): readonly number[] {
  let ids = piece;
  while (ids.length > 1) {
    let best = Infinity;
    let at = 0;
    for (let i = 0; i < ids.length - 1; i += 1) {
      const id = ranks.get(`${ids[i]},${ids[i + 1]}`) ?? Infinity;
      if (id < best) {
        best = id;
        at = i;
      }
    }
    if (best === Infinity) return ids;
    ids = merged(ids, ids[at], ids[at + 1], best);
  }
  return ids;
}

/** The text cut at its special tokens, the longest first. */
function sections(text: string, specialTokens: readonly string[]): { text: string; special?: number }[] {
  const longestFirst = [...specialTokens].sort((a, b) => b.length - a.length);
  const result: { text: string; special?: number }[] = [];
  let rest = "";
  let at = 0;
  while (at < text.length) {
    const special = longestFirst.find((token) => text.startsWith(token, at));
    if (special === undefined) {
      rest += text[at];
      at += 1;
    } else {
      result.push({ text: rest }, { text: special, special: specialTokens.indexOf(special) });
      rest = "";
      at += special.length;
    }
  }
  result.push({ text: rest });
  return result;
}

function piecesOf(text: string): number[][] {
  const utf8 = new TextEncoder();
  return (text.match(PIECES) ?? []).map((piece) => [...utf8.encode(piece)]);
}

function mostFrequentPair(pieces: readonly (readonly number[])[]): [number, number] | undefined {
  const counts = new Map<string, number>();
  for (const piece of pieces) {
    for (let i = 0; i < piece.length - 1; i += 1) {
      const key = `${piece[i]},${piece[i + 1]}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  let best: [number, number] | undefined;
  let most = 1;
  for (const [key, count] of counts) {
    const [left, right] = key.split(",").map(Number);
    const smaller = best !== undefined && (left < best[0] || (left === best[0] && right < best[1]));
    if (count > most || (count === most && smaller)) {
      best = [left, right];
      most = count;
    }
  }
  return best;
}

function merged(piece: readonly number[], left: number, right: number, id: number): number[] {
  const result: number[] = [];
  let i = 0;
  while (i < piece.length) {
    if (piece[i] === left && piece[i + 1] === right) {
      result.push(id);
      i += 2;
    } else {
      result.push(piece[i]);
      i += 1;
    }
  }
  return result;
}
