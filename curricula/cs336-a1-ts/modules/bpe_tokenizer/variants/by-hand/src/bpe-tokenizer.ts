export interface Tokenizer {
  readonly vocabulary: readonly Uint8Array[];
  readonly merges: readonly (readonly [number, number])[];
  readonly specialTokens: readonly string[];
}

const PIECES = /'(?:[sdmt]|ll|ve|re)| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+/gu;

const bytesOf = (text: string): number[] => Array.from(Buffer.from(text, "utf8"));
const quoted = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");

/** Splits at special tokens; every odd entry is one. */
function cut(text: string, specials: readonly string[]): string[] {
  if (specials.length === 0) return [text];
  const longest = [...specials].sort((x, y) => y.length - x.length);
  return text.split(new RegExp(`(${longest.map(quoted).join("|")})`));
}

function replacePair(ids: number[], a: number, b: number, by: number): number[] {
  const out: number[] = [];
  for (let k = 0; k < ids.length; k++) {
    if (k + 1 < ids.length && ids[k] === a && ids[k + 1] === b) {
      out.push(by);
      k++;
    } else out.push(ids[k]);
  }
  return out;
}

export function trainTokenizer(text: string, vocabularySize: number, specialTokens: readonly string[] = []): Tokenizer {
  const vocabulary: Uint8Array[] = [...Array(256).keys()].map((byte) => new Uint8Array([byte]));
  specialTokens.forEach((special) => vocabulary.push(new Uint8Array(bytesOf(special))));
  if (vocabulary.length > vocabularySize) throw new RangeError("the vocabulary is too small");

  // Equal pieces are kept once, with their number.
  const counted = new Map<string, number>();
  cut(text, specialTokens)
    .filter((_, k) => k % 2 === 0)
    .flatMap((part) => part.match(PIECES) ?? [])
    .forEach((piece) => counted.set(piece, (counted.get(piece) ?? 0) + 1));
  let words = [...counted].map(([piece, times]) => ({ ids: bytesOf(piece), times }));

  const merges: [number, number][] = [];
  while (vocabulary.length < vocabularySize) {
    const tally = new Map<number, number>();
    words.forEach(({ ids, times }) => {
      ids.slice(1).forEach((right, k) => {
        const pair = ids[k] * 2 ** 24 + right;
        tally.set(pair, (tally.get(pair) ?? 0) + times);
      });
    });
    const ranked = [...tally].sort(([p, m], [q, n]) => n - m || p - q);
    if (ranked.length === 0 || ranked[0][1] < 2) break;
    const pair = ranked[0][0];
    const [a, b] = [Math.floor(pair / 2 ** 24), pair % 2 ** 24];
    const id = vocabulary.length;
    vocabulary.push(new Uint8Array([...vocabulary[a], ...vocabulary[b]]));
    merges.push([a, b]);
    words = words.map(({ ids, times }) => ({ ids: replacePair(ids, a, b, id), times }));
  }
  return { vocabulary, merges, specialTokens };
}

export function encode(text: string, { merges, specialTokens }: Tokenizer): number[] {
  return cut(text, specialTokens).flatMap((part, k) => {
    if (k % 2 === 1) return [256 + specialTokens.indexOf(part)];
    const pieces = part.match(PIECES) ?? [];
    return pieces.flatMap((piece) =>
      merges.reduce((ids, [a, b], rank) => replacePair(ids, a, b, 256 + specialTokens.length + rank), bytesOf(piece)),
    );
  });
}

export function decode(ids: ArrayLike<number>, { vocabulary }: Tokenizer): string {
  const parts = Array.from(ids, (id) => {
    if (!(id in vocabulary)) throw new RangeError(`no token ${id}`);
    return vocabulary[id];
  });
  return Buffer.concat(parts).toString("utf8");
}
