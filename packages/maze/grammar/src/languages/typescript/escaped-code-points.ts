import { alternate, characterClass, concat, repeatPattern, starPattern, text } from "../../pattern/pattern-builders.ts";
import type { CharacterRange, Pattern } from "../../pattern/pattern.ts";

const anyDigit = characterClass(["0", "9"], ["a", "f"], ["A", "F"]);
const digitOf = (value: number): string => value.toString(16);
const oneOf = (digits: readonly string[]): Pattern =>
  characterClass(...digits.flatMap((digit) => [digit, digit.toUpperCase()]));

/** The ranges from `low` to `high`, cut off there. */
function within(ranges: readonly CharacterRange[], low: number, high: number): CharacterRange[] {
  const inside: CharacterRange[] = [];
  for (const [first, last] of ranges) {
    if (first > high) break;
    if (last >= low) inside.push([Math.max(first, low), Math.min(last, high)]);
  }
  return inside;
}

/** Exactly so many hexadecimal digits, of a number between `base` and `base + 16 ** digits - 1` in the ranges. */
function hexNumbers(ranges: readonly CharacterRange[], base: number, digits: number): Pattern {
  const size = 16 ** (digits - 1);
  const whole: string[] = [];
  const parts: Pattern[] = [];
  for (let digit = 0; digit < 16; digit++) {
    const low = base + digit * size;
    const inside = within(ranges, low, low + size - 1);
    const [first] = inside;
    if (!first) continue;
    if (first[0] === low && first[1] === low + size - 1) whole.push(digitOf(digit));
    else parts.push(concat(oneOf([digitOf(digit)]), hexNumbers(inside, low, digits - 1)));
  }
  if (whole.length > 0) parts.push(concat(oneOf(whole), repeatPattern(anyDigit, digits - 1, digits - 1)));
  return alternate(...parts);
}

/** `\uXXXX` and `\u{X}` of an ASCII letter. */
export function escapedLetter(letter: string): Pattern {
  const digits = Array.from(digitOf(letter.codePointAt(0) ?? 0), (digit) => oneOf([digit]));
  return alternate(
    concat(text("\\u00"), ...digits),
    concat(text("\\u{"), starPattern(text("0")), ...digits, text("}")),
  );
}

/** `\uXXXX` and `\u{X}` of the code points of sorted, disjoint ranges up to the one given, which has three digits. */
export function escapedCodePoints(ranges: readonly CharacterRange[], last: number): Pattern {
  const inside = within(ranges, 0, last);
  const lengths = [1, 2, 3].map((digits) =>
    hexNumbers(within(inside, digits === 1 ? 0 : 16 ** (digits - 1), 16 ** digits - 1), 0, digits),
  );
  return alternate(
    concat(text("\\u"), hexNumbers(inside, 0, 4)),
    concat(text("\\u{"), starPattern(text("0")), alternate(...lengths), text("}")),
  );
}
