import type { CharacterRange } from "./pattern.ts";

/** The largest code point. */
export const LAST_CODE_POINT = 0x10ffff;
const FIRST_SURROGATE = 0xd800;
const LAST_SURROGATE = 0xdfff;

/** Sorts ranges and joins those that overlap or touch. */
export function normalizeRanges(ranges: readonly CharacterRange[]): CharacterRange[] {
  const sorted = ranges.filter(([low, high]) => low <= high).sort((a, b) => a[0] - b[0]);
  const joined: [number, number][] = [];
  for (const [low, high] of sorted) {
    const last = joined.at(-1);
    if (last && low <= last[1] + 1) last[1] = Math.max(last[1], high);
    else joined.push([low, high]);
  }
  return joined;
}

/** What lies between `low` and `high` and in none of the ranges. */
export function invertRanges(
  ranges: readonly CharacterRange[],
  low = 0,
  high: number = LAST_CODE_POINT,
): CharacterRange[] {
  const result: CharacterRange[] = [];
  let next = low;
  for (const [start, end] of normalizeRanges(ranges)) {
    if (start > next) result.push([next, Math.min(start - 1, high)]);
    next = Math.max(next, end + 1);
  }
  if (next <= high) result.push([next, high]);
  return result.filter(([a, b]) => a <= b);
}

/** What is in both lists of ranges. */
export function intersectRanges(a: readonly CharacterRange[], b: readonly CharacterRange[]): CharacterRange[] {
  return invertRanges([...invertRanges(a), ...invertRanges(b)]);
}

/** The ranges without surrogates, which have no UTF-8 encoding. */
export function withoutSurrogates(ranges: readonly CharacterRange[]): CharacterRange[] {
  return intersectRanges(ranges, [
    [0, FIRST_SURROGATE - 1],
    [LAST_SURROGATE + 1, LAST_CODE_POINT],
  ]);
}

/** True when a number lies in one of the sorted, disjoint ranges. */
export function inRanges(ranges: readonly CharacterRange[], value: number): boolean {
  const range = ranges[firstReaching(ranges, value)];
  return range !== undefined && range[0] <= value;
}

/** The index of the first range that does not end before a value. */
function firstReaching(ranges: readonly CharacterRange[], value: number): number {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[middle] as CharacterRange)[1] < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
