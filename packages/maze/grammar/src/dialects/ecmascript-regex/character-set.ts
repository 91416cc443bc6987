import { intersectRanges, invertRanges, normalizeRanges } from "../../pattern/character-ranges.ts";
import type { CharacterRange } from "../../pattern/pattern.ts";
import type { CharacterSet, RegexFlags } from "./regex-tree.ts";
import { caseClosure } from "./unicode-sets.ts";

/** A set of single code points. */
export const rangesOf = (...ranges: CharacterRange[]): CharacterSet => ({
  ranges: normalizeRanges(ranges),
  strings: [],
});
/** The set of one code point. */
export const onePoint = (point: number): CharacterSet => rangesOf([point, point]);

const SURROGATES: CharacterRange = [0xd800, 0xdfff];
const PAST_FIRST_PLANE: CharacterRange = [0x10000, 0x10ffff];

/** `a-b` in a class. Without `u`, a range with every surrogate stands for every character that is written with two. */
export function writtenRange(low: number, high: number, flags: RegexFlags): CharacterSet {
  const every = !flags.unicode && low <= SURROGATES[0] && high >= SURROGATES[1];
  return every ? rangesOf([low, high], PAST_FIRST_PLANE) : rangesOf([low, high]);
}

/** What is in either. */
export function unite(a: CharacterSet, b: CharacterSet): CharacterSet {
  const known = new Set(a.strings.map(String));
  return {
    ranges: normalizeRanges([...a.ranges, ...b.ranges]),
    strings: [...a.strings, ...b.strings.filter((points) => !known.has(String(points)))],
  };
}

const variant = (points: readonly number[], flags: RegexFlags): string =>
  points.map((point) => (flags.ignoreCase ? caseClosure([[point, point]], true)[0]?.[0] : point)).join();

function sharedStrings(a: CharacterSet, b: CharacterSet, flags: RegexFlags, wanted: boolean): (readonly number[])[] {
  const others = new Set(b.strings.map((points) => variant(points, flags)));
  return a.strings.filter((points) => others.has(variant(points, flags)) === wanted);
}

/** What is in both. */
export const intersectSets = (a: CharacterSet, b: CharacterSet, flags: RegexFlags): CharacterSet => ({
  ranges: intersectRanges(a.ranges, b.ranges),
  strings: sharedStrings(a, b, flags, true),
});
/** What is in the first and not in the second. */
export const subtractSets = (a: CharacterSet, b: CharacterSet, flags: RegexFlags): CharacterSet => ({
  ranges: intersectRanges(a.ranges, invertRanges(b.ranges)),
  strings: sharedStrings(a, b, flags, false),
});
/** Every code point that is not in the set. */
export const invertSet = (set: CharacterSet): CharacterSet => ({ ranges: invertRanges(set.ranges), strings: [] });

/** The set and the case variants of its code points, where the flags ask for them. */
export function foldCase(set: CharacterSet, flags: RegexFlags): CharacterSet {
  return flags.ignoreCase ? { ranges: caseClosure(set.ranges, flags.unicode), strings: set.strings } : set;
}

/** What `.` matches. */
export function dotSet(flags: RegexFlags): CharacterSet {
  if (flags.dotAll) return rangesOf([0, 0x10ffff]);
  return invertSet(rangesOf([10, 10], [13, 13], [0x2028, 0x2029]));
}

/** The set of `\d`, `\s`, `\w`. */
export function shorthandSet(letter: string, flags: RegexFlags): CharacterSet {
  if (letter === "d") return rangesOf([48, 57]);
  if (letter === "w") {
    const word = rangesOf([48, 57], [65, 90], [95, 95], [97, 122]);
    return flags.unicode ? foldCase(word, flags) : word;
  }
  return rangesOf(
    [9, 13],
    [32, 32],
    [160, 160],
    [0x1680, 0x1680],
    [0x2000, 0x200a],
    [0x2028, 0x2029],
    [0x202f, 0x202f],
    [0x205f, 0x205f],
    [0x3000, 0x3000],
    [0xfeff, 0xfeff],
  );
}
