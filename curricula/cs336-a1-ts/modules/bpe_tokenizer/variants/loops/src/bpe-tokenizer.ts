export interface Tokenizer {
  /** The bytes of each token, by id. */
  readonly vocabulary: readonly Uint8Array[];
  /** The pairs that were merged, in order; the first makes id 256 + specialTokens.length. */
  readonly merges: readonly (readonly [number, number])[];
  readonly specialTokens: readonly string[];
}
const c = /'(?:[sdmt]|ll|ve|re)| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+/gu;
/** Learns merges from `text` until there are `vocabularySize` tokens. */
export function trainTokenizer(d: string, e: number, g: readonly string[] = []): Tokenizer {
  const h = new TextEncoder();
  const m = Array.from({ length: 256 }, (q, r) => Uint8Array.of(r));
  for (const t of g) {
    m.push(h.encode(t));
  }
  if (e < m.length) {
    throw new RangeError(`a vocabulary of ${e} has no room for ${m.length} bytes and specials`);
  }
  const u: [number, number][] = [];
  let w = sections(d, g).flatMap((z) => (z.special === undefined ? piecesOf(z.text) : []));
  while (m.length < e) {
    const a2 = mostFrequentPair(w);
    if (a2 === undefined) break;
    const b2 = m.length;
    const [c2, d2] = a2;
    m.push(Uint8Array.of(...m[c2], ...m[d2]));
    u.push(a2);
    w = w.map((e2) => merged(e2, c2, d2, b2));
  }
  return { vocabulary: m, merges: u, specialTokens: [...g] };
}
/** The ids of a text. */
export function encode(g2: string, h2: Tokenizer): number[] {
  const m2 = 256 + h2.specialTokens.length;
  const p2 = new Map<string, number>();
  {
    let q2 = 0;
    while (q2 < h2.merges.length) {
      p2.set(h2.merges[q2].join(), m2 + q2);
      q2 = q2 + 1;
    }
  }
  const r2: number[] = [];
  for (const s2 of sections(g2, h2.specialTokens)) {
    if (s2.special !== undefined) {
      r2.push(256 + s2.special);
    } else {
      for (const t2 of piecesOf(s2.text)) {
        r2.push(...encodePiece(t2, p2));
      }
    }
  }
  return r2;
}
/** The text of ids. */
export function decode(u2: ArrayLike<number>, w2: Tokenizer): string {
  const z2: number[] = [];
  for (const a3 of Array.from(u2)) {
    const b3 = w2.vocabulary[a3];
    if (b3 === undefined) throw new RangeError(`${a3} is no token of ${w2.vocabulary.length}`);
    z2.push(...b3);
  }
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(Uint8Array.from(z2));
}
/** Merges the learned pair with the lowest id until none is left. */
function encodePiece(c3: readonly number[], d3: ReadonlyMap<string, number>): readonly number[] {
  let e3 = c3;
  while (e3.length > 1) {
    let g3 = Infinity;
    let h3 = 0;
    {
      let m3 = 0;
      while (m3 < e3.length - 1) {
        const p3 = d3.get(`${e3[m3]},${e3[m3 + 1]}`) ?? Infinity;
        if (p3 < g3) {
          g3 = p3;
          h3 = m3;
        }
        m3 = m3 + 1;
      }
    }
    if (g3 === Infinity) return e3;
    e3 = merged(e3, e3[h3], e3[h3 + 1], g3);
  }
  return e3;
}
/** The text cut at its special tokens, the longest first. */
function sections(
  q3: string,
  r3: readonly string[],
): {
  text: string;
  special?: number;
}[] {
  const s3 = [...r3].sort((t3, u3) => u3.length - t3.length);
  const w3: {
    text: string;
    special?: number;
  }[] = [];
  let z3 = "";
  let a4 = 0;
  while (a4 < q3.length) {
    const b4 = s3.find((c4) => q3.startsWith(c4, a4));
    if (b4 === undefined) {
      z3 = z3 + q3[a4];
      a4 = a4 + 1;
    } else {
      w3.push({ text: z3 }, { text: b4, special: r3.indexOf(b4) });
      z3 = "";
      a4 = a4 + b4.length;
    }
  }
  w3.push({ text: z3 });
  return w3;
}
function piecesOf(d4: string): number[][] {
  const e4 = new TextEncoder();
  return (d4.match(c) ?? []).map((g4) => [...e4.encode(g4)]);
}
function mostFrequentPair(h4: readonly (readonly number[])[]): [number, number] | undefined {
  const m4 = new Map<string, number>();
  for (const p4 of h4) {
    {
      let q4 = 0;
      while (q4 < p4.length - 1) {
        const r4 = `${p4[q4]},${p4[q4 + 1]}`;
        m4.set(r4, (m4.get(r4) ?? 0) + 1);
        q4 = q4 + 1;
      }
    }
  }
  let s4: [number, number] | undefined;
  let t4 = 1;
  for (const [u4, w4] of m4) {
    const [z4, a5] = u4.split(",").map(Number);
    const b5 = s4 !== undefined && (z4 < s4[0] || (z4 === s4[0] && a5 < s4[1]));
    if (w4 > t4 || (w4 === t4 && b5)) {
      s4 = [z4, a5];
      t4 = w4;
    }
  }
  return s4;
}
function merged(c5: readonly number[], d5: number, e5: number, g5: number): number[] {
  const h5: number[] = [];
  let m5 = 0;
  while (m5 < c5.length) {
    if (c5[m5] === d5 && c5[m5 + 1] === e5) {
      h5.push(g5);
      m5 = m5 + 2;
    } else {
      h5.push(c5[m5]);
      m5 = m5 + 1;
    }
  }
  return h5;
}
