import { characterClass, concat, optionalPattern, starPattern, text } from "../../pattern/pattern-builders.ts";
import type { Pattern } from "../../pattern/pattern.ts";

/** A decimal digit. */
export const DECIMAL_DIGIT: Pattern = characterClass(["0", "9"]);
/** A hexadecimal digit in either case. */
export const HEX_DIGIT: Pattern = characterClass(["0", "9"], ["a", "f"], ["A", "F"]);
/** An octal digit. */
export const OCTAL_DIGIT: Pattern = characterClass(["0", "7"]);
/** A binary digit. */
export const BINARY_DIGIT: Pattern = characterClass("01");

/** Digits with at most one `_` between two. */
export const digitsWithUnderscores = (digit: Pattern): Pattern =>
  concat(digit, starPattern(concat(optionalPattern(text("_")), digit)));
