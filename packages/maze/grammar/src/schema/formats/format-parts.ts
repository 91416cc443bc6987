import type { ClassMember } from "../../pattern/pattern-builders.ts";
import { alternate, characterClass, concat, repeatPattern, starPattern, text } from "../../pattern/pattern-builders.ts";
import type { Pattern } from "../../pattern/pattern.ts";

/** A decimal digit. */
export const digit: Pattern = characterClass(["0", "9"]);
/** A hexadecimal digit in either case. */
export const hexDigit: Pattern = characterClass(["0", "9"], ["a", "f"], ["A", "F"]);
/** An ASCII letter or digit. */
export const alphanumeric: Pattern = characterClass(["0", "9"], ["a", "z"], ["A", "Z"]);
/** The characters that ECMAScript calls white space. */
export const WHITE_SPACE: readonly ClassMember[] = [
  "\t\n\v\f\r \u00a0\u1680\u2028\u2029\u202f\u205f\u3000\ufeff",
  ["\u2000", "\u200a"],
];
/** One of those characters. */
export const whiteSpace: Pattern = characterClass(...WHITE_SPACE);
/** Exactly `count` of the item. */
export const times = (item: Pattern, count: number): Pattern => repeatPattern(item, count, count);
/** Between `min` and `max` of the item. */
export const between = (item: Pattern, min: number, max: number): Pattern => repeatPattern(item, min, max);
/** An item, with more of it after separators. */
export const separated = (item: Pattern, separator: string): Pattern =>
  concat(item, starPattern(concat(text(separator), item)));
/** Whole numbers with two digits, from `low` to `high`. */
export function twoDigits(low: number, high: number): Pattern {
  const options: Pattern[] = [];
  for (let tens = Math.floor(low / 10); tens <= Math.floor(high / 10); tens++) {
    const first = Math.max(low, tens * 10) % 10;
    const last = Math.min(high, tens * 10 + 9) % 10;
    options.push(concat(text(String(tens)), characterClass([String(first), String(last)])));
  }
  return alternate(...options);
}
/** A number with two digits. */
export const pad = (value: number): string => String(value).padStart(2, "0");
