import { withoutSurrogates } from "../pattern/character-ranges.ts";
import type { CharacterRange } from "../pattern/pattern.ts";

const LAST_OF_LENGTH = [0x7f, 0x7ff, 0xffff, 0x10ffff] as const;

/** The UTF-8 encoding of one code point. */
export function encodeCodePoint(point: number): number[] {
  if (point <= 0x7f) return [point];
  if (point <= 0x7ff) return [0xc0 | (point >> 6), 0x80 | (point & 0x3f)];
  if (point <= 0xffff) return [0xe0 | (point >> 12), 0x80 | ((point >> 6) & 0x3f), 0x80 | (point & 0x3f)];
  return [0xf0 | (point >> 18), 0x80 | ((point >> 12) & 0x3f), 0x80 | ((point >> 6) & 0x3f), 0x80 | (point & 0x3f)];
}

/** Splits a range so that each part is a product of byte ranges, and gives those products. */
function* split(low: number, high: number): Generator<CharacterRange[]> {
  for (const last of LAST_OF_LENGTH) {
    if (low <= last && high > last) {
      yield* split(low, last);
      yield* split(last + 1, high);
      return;
    }
  }
  for (let trailing = 1; trailing < encodeCodePoint(low).length; trailing++) {
    const mask = (1 << (6 * trailing)) - 1;
    if ((low & ~mask) === (high & ~mask)) continue;
    if ((low & mask) !== 0) {
      yield* split(low, low | mask);
      yield* split((low | mask) + 1, high);
      return;
    }
    if ((high & mask) !== mask) {
      yield* split(low, (high & ~mask) - 1);
      yield* split(high & ~mask, high);
      return;
    }
  }
  const last = encodeCodePoint(high);
  yield encodeCodePoint(low).map((byte, index): CharacterRange => [byte, last[index] ?? byte]);
}

/** The byte sequences that encode the code points of the ranges: each is one byte range after the other. */
export function utf8Sequences(ranges: readonly CharacterRange[]): CharacterRange[][] {
  return withoutSurrogates(ranges).flatMap(([low, high]) => [...split(low, high)]);
}
