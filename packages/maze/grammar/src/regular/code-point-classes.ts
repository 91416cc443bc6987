import type { CharacterRange } from "../pattern/pattern.ts";
import { EMPTY_WORD, NOTHING } from "./basic-languages.ts";
import { RowWriter, type DerivativeRow } from "./derivative-row.ts";
import { TupleTable } from "./tuple-table.ts";

/** The language of one more piece of a character: the class of what its bits may be, and how many bytes there are. */
export type RestOfCharacter = (id: number, left: number) => number;

/**
 * Classes of code points, and how they are read as UTF-8: a byte at a time, each of which leaves a class of what the bits
 * of the others may be. Equal classes have one number, so that scripts with like tables share states.
 */
export class CodePointClasses {
  /** First and last code point of each range, by turns. */
  #classes = new TupleTable();
  #scratch: number[] = [];

  /** The number of the class of sorted, disjoint ranges. */
  idOf(ranges: readonly CharacterRange[]): number {
    return this.#classes.intern(ranges.flat());
  }

  /** What follows each byte: of a whole character where `left` is 0, else of one with so many bytes to come. */
  row(id: number, left: number, rest: RestOfCharacter): DerivativeRow {
    const ranges = this.#classes.get(id);
    const row = new RowWriter();
    if (left > 0) {
      row.upTo(0x7f, NOTHING);
      for (let byte = 0x80; byte <= 0xbf; byte++) row.upTo(byte, this.#afterTail(ranges, byte, left, rest));
    } else {
      for (let i = 0; i < ranges.length && (ranges[i] as number) < 0x80; i += 2) {
        row.upTo((ranges[i] as number) - 1, NOTHING);
        row.upTo(Math.min(ranges[i + 1] as number, 0x7f), EMPTY_WORD);
      }
      row.upTo(0xc1, NOTHING);
      for (let byte = 0xc2; byte <= 0xf4; byte++) row.upTo(byte, this.#afterLead(ranges, byte, rest));
    }
    row.upTo(255, NOTHING);
    return row;
  }

  #afterLead(ranges: Int32Array, byte: number, rest: RestOfCharacter): number {
    const left = byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : 3;
    const bits = byte & (left === 1 ? 0x1f : left === 2 ? 0x0f : 0x07);
    const smallest = left === 1 ? 0x80 : left === 2 ? 0x800 : 0x10000;
    return this.#within(ranges, bits * 64 ** left, left, smallest, rest);
  }

  #afterTail(ranges: Int32Array, byte: number, left: number, rest: RestOfCharacter): number {
    return this.#within(ranges, (byte & 0x3f) * 64 ** (left - 1), left - 1, 0, rest);
  }

  /** What is left of the ranges in the block of `64 ** left` numbers from `base` on, none of them below `smallest`. */
  #within(ranges: Int32Array, base: number, left: number, smallest: number, rest: RestOfCharacter): number {
    const first = Math.max(base, smallest);
    const last = base + 64 ** left - 1;
    // The first range that does not end before the block.
    let low = 0;
    let high = ranges.length >> 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ranges[middle * 2 + 1] as number) < first) low = middle + 1;
      else high = middle;
    }
    if (low * 2 >= ranges.length || (ranges[low * 2] as number) > last) return NOTHING;
    if (left === 0) return EMPTY_WORD;
    const block = this.#scratch;
    block.length = 0;
    for (let i = low * 2; i < ranges.length && (ranges[i] as number) <= last; i += 2) {
      block.push(Math.max(ranges[i] as number, first) - base, Math.min(ranges[i + 1] as number, last) - base);
    }
    return rest(this.#classes.intern(block), left);
  }
}
