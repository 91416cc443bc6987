import { TupleTable } from "../../regular/tuple-table.ts";

/** The set without tokens. */
export const NO_TOKENS = 0;
/** A set of at most so many tokens is kept as a list, a larger one as bits. */
const LIST_LIMIT = 512;
/** Lists of so few tokens are sorted by insertion. */
const SMALL = 16;
/** So many tokens are sorted to find out how many are distinct; more are set as bits. */
const SORT_LIMIT = 2048;

/**
 * Sets of tokens, hash-consed: equal sets are one number. Small ones are lists of token ids, large ones bits (bit
 * `id & 31` of word `id >> 5`).
 */
export class TokenSets {
  /** How many 32-bit words a mask has. */
  readonly words: number;
  #lists: (Int32Array | undefined)[] = [];
  #bits: (Int32Array | undefined)[] = [];
  #ofList = new TupleTable();
  #idOfList: number[] = [];
  #ofBits = new Map<number, number[]>();
  #unions = new TupleTable();
  #idOfUnion: number[] = [];
  #hashes: number[] = [];
  #merged = new Int32Array(4096);
  #scratch: Int32Array;
  #byteLength = 0;

  /** @param size How many tokens there are. */
  constructor(size: number) {
    this.words = (size + 31) >> 5;
    this.#scratch = new Int32Array(this.words);
    this.#ofSorted(new Int32Array(0));
  }

  get byteLength(): number {
    return this.#byteLength + this.#ofList.byteLength + this.#unions.byteLength;
  }

  /** The set of the first `count` tokens of the list, in any order and with repetitions. */
  ofTokens(tokens: Int32Array, count: number): number {
    if (count === 0) return NO_TOKENS;
    if (count <= SORT_LIMIT) {
      const list = sortedDistinct(tokens, count);
      if (list.length <= LIST_LIMIT) return this.#ofSorted(list);
    }
    this.#scratch.fill(0);
    setBits(this.#scratch, tokens, count);
    return this.#ofScratch();
  }

  /** The union of sets. */
  union(sets: readonly number[]): number {
    const distinct = distinctSets(sets);
    if (distinct.length < 2) return distinct[0] ?? NO_TOKENS;
    const key = this.#unions.intern(distinct);
    let id = this.#idOfUnion[key];
    if (id === undefined) {
      const first = distinct.find((set) => this.#lists[set] === undefined);
      id = first === undefined ? this.#unionOfLists(distinct) : this.#unionWith(first, distinct);
      this.#idOfUnion[key] = id;
    }
    return id;
  }

  #unionOfLists(sets: readonly number[]): number {
    let count = 0;
    for (const set of sets) count += (this.#lists[set] as Int32Array).length;
    if (count > this.#merged.length) this.#merged = new Int32Array(count * 2);
    count = 0;
    for (const set of sets) {
      const list = this.#lists[set] as Int32Array;
      this.#merged.set(list, count);
      count += list.length;
    }
    return this.ofTokens(this.#merged, count);
  }

  /** The union of a set that is kept as bits with others: what they add to it is all that is looked at. */
  #unionWith(large: number, sets: readonly number[]): number {
    const scratch = this.#scratch;
    scratch.set(this.#bits[large] as Int32Array);
    const before = this.#hashes[large] as number;
    let hash = before;
    let changed = false;
    for (const set of sets) {
      if (set === large) continue;
      const list = this.#lists[set];
      if (list) {
        for (let i = 0; i < list.length; i++) {
          const token = list[i] as number;
          const at = token >> 5;
          const old = scratch[at] as number;
          const word = old | (1 << (token & 31));
          if (word === old) continue;
          scratch[at] = word;
          hash = (hash - hashOfWord(old, at) + hashOfWord(word, at)) | 0;
          changed = true;
        }
        continue;
      }
      const bits = this.#bits[set] as Int32Array;
      for (let at = 0; at < bits.length; at++) {
        const old = scratch[at] as number;
        const word = old | (bits[at] as number);
        if (word === old) continue;
        scratch[at] = word;
        hash = (hash - hashOfWord(old, at) + hashOfWord(word, at)) | 0;
        changed = true;
      }
    }
    return changed ? this.#ofBitsIn(scratch, hash) : large;
  }

  /** Adds the tokens of a set to the bits of `out`. */
  orInto(set: number, out: Int32Array | Uint32Array): void {
    const list = this.#lists[set];
    if (list) {
      setBits(out, list, list.length);
      return;
    }
    const bits = this.#bits[set] as Int32Array;
    for (let i = 0; i < bits.length; i++) out[i] = (out[i] as number) | (bits[i] as number);
  }

  /** Makes `out` the bits of a set. */
  copyInto(set: number, out: Int32Array | Uint32Array): void {
    const bits = this.#bits[set];
    if (bits) {
      out.set(bits);
      return;
    }
    out.fill(0);
    this.orInto(set, out);
  }

  has(set: number, token: number): boolean {
    const list = this.#lists[set];
    if (list) return list.includes(token);
    return ((((this.#bits[set] as Int32Array)[token >> 5] as number) >>> (token & 31)) & 1) === 1;
  }

  #ofSorted(list: Int32Array): number {
    const key = this.#ofList.intern(list);
    let id = this.#idOfList[key];
    if (id === undefined) {
      id = this.#lists.push(list) - 1;
      this.#hashes.push(0);
      this.#bits.push(undefined);
      this.#idOfList[key] = id;
      this.#byteLength += list.byteLength;
    }
    return id;
  }

  #ofScratch(): number {
    const bits = this.#scratch;
    let hash = 0;
    let count = 0;
    for (let at = 0; at < bits.length; at++) {
      const word = bits[at] as number;
      if (word === 0) continue;
      hash = (hash + hashOfWord(word, at)) | 0;
      if (count <= LIST_LIMIT) count += bitCount(word);
    }
    return count <= LIST_LIMIT ? this.#ofSorted(tokensOf(bits, count)) : this.#ofBitsIn(bits, hash);
  }

  #ofBitsIn(bits: Int32Array, hash: number): number {
    const candidates = this.#ofBits.get(hash) ?? [];
    for (const candidate of candidates) if (equals(this.#bits[candidate] as Int32Array, bits)) return candidate;
    const id = this.#bits.push(bits.slice()) - 1;
    this.#lists.push(undefined);
    this.#hashes.push(hash);
    this.#ofBits.set(hash, [...candidates, id]);
    this.#byteLength += bits.byteLength;
    return id;
  }
}

/** What a word of bits adds to the hash of a set; nothing where it is empty. */
function hashOfWord(word: number, at: number): number {
  if (word === 0) return 0;
  const hash = Math.imul(word ^ Math.imul(at + 1, 0x9e3779b1), 0x85ebca6b);
  return hash ^ (hash >>> 15);
}

/** The sets that are not empty, each once, in ascending order. */
function distinctSets(sets: readonly number[]): number[] {
  const distinct: number[] = [];
  for (const set of new Set(sets)) if (set !== NO_TOKENS) distinct.push(set);
  return distinct.length < 2 ? distinct : distinct.sort((a, b) => a - b);
}

function setBits(out: Int32Array | Uint32Array, tokens: Int32Array, count: number): void {
  for (let i = 0; i < count; i++) {
    const token = tokens[i] as number;
    out[token >> 5] = (out[token >> 5] as number) | (1 << (token & 31));
  }
}

function sortedDistinct(tokens: Int32Array, count: number): Int32Array {
  const sorted = tokens.slice(0, count);
  if (count <= SMALL) insertionSort(sorted);
  else sorted.sort();
  let kept = 0;
  for (let i = 0; i < count; i++) if (i === 0 || sorted[i] !== sorted[i - 1]) sorted[kept++] = sorted[i] as number;
  return kept === count ? sorted : sorted.slice(0, kept);
}

function insertionSort(values: Int32Array): void {
  for (let next = 1; next < values.length; next++) {
    const value = values[next] as number;
    let place = next;
    for (; place > 0 && (values[place - 1] as number) > value; place--) values[place] = values[place - 1] as number;
    values[place] = value;
  }
}

function tokensOf(bits: Int32Array, count: number): Int32Array {
  const tokens = new Int32Array(count);
  let found = 0;
  for (let i = 0; i < bits.length; i++) {
    for (let word = bits[i] as number; word !== 0; word &= word - 1) {
      tokens[found++] = i * 32 + (31 - Math.clz32(word & -word));
    }
  }
  return tokens;
}

function bitCount(value: number): number {
  let word = value - ((value >>> 1) & 0x55555555);
  word = (word & 0x33333333) + ((word >>> 2) & 0x33333333);
  return Math.imul((word + (word >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

function equals(a: Int32Array, b: Int32Array): boolean {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}
