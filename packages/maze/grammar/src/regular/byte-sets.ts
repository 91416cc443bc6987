import type { CharacterRange } from "../pattern/pattern.ts";
import { EMPTY_WORD, NOTHING } from "./basic-languages.ts";
import { RowWriter, type DerivativeRow } from "./derivative-row.ts";
import { TupleTable } from "./tuple-table.ts";

const WORDS = 8;

/** Sets of bytes, each with a small number; equal sets have the same number. */
export class ByteSets {
  #table = new TupleTable();
  #scratch = new Int32Array(WORDS);

  /** The set of the bytes in the ranges. */
  ofRanges(ranges: readonly CharacterRange[]): number {
    this.#scratch.fill(0);
    for (const [low, high] of ranges) {
      for (let byte = low; byte <= high; byte++) {
        this.#scratch[byte >> 5] = (this.#scratch[byte >> 5] as number) | (1 << (byte & 31));
      }
    }
    return this.#table.intern(this.#scratch);
  }

  ofByte(byte: number): number {
    this.#scratch.fill(0);
    this.#scratch[byte >> 5] = 1 << (byte & 31);
    return this.#table.intern(this.#scratch);
  }

  has(set: number, byte: number): boolean {
    return ((this.#table.at(set, byte >> 5) >>> (byte & 31)) & 1) === 1;
  }

  /** The row of the language of one byte of the set. */
  row(set: number): DerivativeRow {
    const row = new RowWriter();
    for (let byte = 0; byte < 256; byte++) row.upTo(byte, this.has(set, byte) ? EMPTY_WORD : NOTHING);
    return row;
  }

  union(a: number, b: number): number {
    for (let i = 0; i < WORDS; i++) this.#scratch[i] = this.#table.at(a, i) | this.#table.at(b, i);
    return this.#table.intern(this.#scratch);
  }

  intersection(a: number, b: number): number {
    for (let i = 0; i < WORDS; i++) this.#scratch[i] = this.#table.at(a, i) & this.#table.at(b, i);
    return this.#table.intern(this.#scratch);
  }

  isEmpty(set: number): boolean {
    for (let i = 0; i < WORDS; i++) if (this.#table.at(set, i) !== 0) return false;
    return true;
  }

  /** The byte of a set that has one, otherwise -1. */
  onlyByte(set: number): number {
    let found = -1;
    for (let i = 0; i < WORDS; i++) {
      const word = this.#table.at(set, i);
      if (word === 0) continue;
      if (found >= 0 || (word & (word - 1)) !== 0) return -1;
      found = i * 32 + (31 - Math.clz32(word));
    }
    return found;
  }

  /** How many bytes the set has. */
  count(set: number): number {
    let count = 0;
    for (let byte = 0; byte < 256; byte++) if (this.has(set, byte)) count++;
    return count;
  }
}
