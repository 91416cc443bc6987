import {
  alternate,
  characterClass,
  concat,
  emptyWord,
  optionalPattern,
  plusPattern,
  repeatPattern,
  starPattern,
  text,
} from "../../pattern/pattern-builders.ts";
import type { Pattern } from "../../pattern/pattern.ts";

/** One digit. */
export const digit: Pattern = characterClass(["0", "9"]);
/** One digit other than 0. */
export const nonZeroDigit: Pattern = characterClass(["1", "9"]);
/** Any digits, or none. */
export const digits: Pattern = starPattern(digit);
/** Zeros, or none. */
export const zeros: Pattern = starPattern(text("0"));
/** A decimal point with digits, or nothing. */
export const anyFraction: Pattern = optionalPattern(concat(text("."), plusPattern(digit)));
/** A decimal point with zeros, or nothing. */
export const zeroFraction: Pattern = optionalPattern(concat(text("."), plusPattern(text("0"))));
const exponentMark = characterClass("eE");
/** Any exponent. */
const anyExponent: Pattern = concat(exponentMark, optionalPattern(characterClass("+-")), plusPattern(digit));
const wholePart = alternate(text("0"), concat(nonZeroDigit, digits));

/** Every JSON number. */
export const jsonNumber: Pattern = concat(
  optionalPattern(text("-")),
  wholePart,
  anyFraction,
  optionalPattern(anyExponent),
);
/** Every spelling of zero, with a sign or an exponent or neither. */
export const zeroNumber: Pattern = concat(
  optionalPattern(text("-")),
  text("0"),
  zeroFraction,
  optionalPattern(anyExponent),
);
/** A number without a sign or an exponent. */
export const plainMagnitude: Pattern = concat(wholePart, anyFraction);
/** A magnitude that is not zero, in any spelling. */
export const positiveMagnitude: Pattern = concat(
  alternate(concat(nonZeroDigit, digits, anyFraction), concat(text("0."), zeros, nonZeroDigit, digits)),
  optionalPattern(anyExponent),
);

const digitRange = (low: number, high: number): Pattern =>
  low > high ? alternate() : low === high ? text(String(low)) : characterClass([String(low), String(high)]);

/** Digit strings of the same length as `bound` that come after it (`above`) or before it; the first digit is not 0. */
export function sameLength(bound: string, side: "above" | "below"): Pattern {
  let tail: Pattern = alternate();
  for (let index = bound.length - 1; index >= 0; index--) {
    const value = Number(bound.charAt(index));
    const lowest = index === 0 && bound.length > 1 ? 1 : 0;
    const range = side === "above" ? digitRange(value + 1, 9) : digitRange(lowest, value - 1);
    const rest = bound.length - index - 1;
    tail = alternate(concat(range, repeatPattern(digit, rest, rest)), concat(text(String(value)), tail));
  }
  return tail;
}

/** Whole numbers without leading zeros that are above or below `bound`, itself one. */
export function wholeNumbers(bound: string, side: "above" | "below"): Pattern {
  if (side === "above") {
    return alternate(sameLength(bound, side), concat(nonZeroDigit, repeatPattern(digit, bound.length, null)));
  }
  const shorter =
    bound.length === 1
      ? alternate()
      : alternate(text("0"), concat(nonZeroDigit, repeatPattern(digit, 0, bound.length - 2)));
  return alternate(sameLength(bound, side), shorter);
}

/** What may follow the whole part of `bound` so that the number is above or below it; `fraction` has no trailing zero. */
export function fractions(fraction: string, side: "above" | "below", inclusive: boolean): Pattern {
  const point = text(".");
  const more = concat(zeros, nonZeroDigit, digits);
  if (fraction === "") {
    if (side === "below") return inclusive ? zeroFraction : alternate();
    return inclusive ? anyFraction : concat(point, more);
  }
  let tail: Pattern = side === "above" ? (inclusive ? digits : more) : inclusive ? zeros : alternate();
  for (let index = fraction.length - 1; index >= 0; index--) {
    const value = Number(fraction.charAt(index));
    const range = side === "above" ? digitRange(value + 1, 9) : digitRange(0, value - 1);
    const options = [concat(range, digits), concat(text(String(value)), tail)];
    tail = alternate(...(side === "below" && index > 0 ? [emptyWord, ...options] : options));
  }
  return side === "above" ? concat(point, tail) : alternate(emptyWord, concat(point, tail));
}

/** Exponents at or above (`above`) or at or below `bound`. */
export function exponents(bound: number, side: "above" | "below"): Pattern {
  const size = String(Math.abs(bound));
  const outward = side === "above" ? bound > 0 : bound < 0;
  const least = concat(zeros, alternate(text(size), wholeNumbers(size, outward ? "above" : "below")));
  const plus = optionalPattern(text("+"));
  const minus = text("-");
  const whole = plusPattern(digit);
  if (side === "above") {
    if (bound > 0) return concat(exponentMark, plus, least);
    return concat(exponentMark, alternate(concat(plus, whole), concat(minus, least)));
  }
  if (bound < 0) return concat(exponentMark, minus, least);
  return concat(exponentMark, alternate(concat(minus, whole), concat(plus, least)));
}

/** Exactly this exponent. */
export function exponentOf(value: number): Pattern {
  const size = concat(zeros, text(String(Math.abs(value))));
  if (value === 0) return concat(exponentMark, optionalPattern(characterClass("+-")), size);
  return concat(exponentMark, value < 0 ? text("-") : optionalPattern(text("+")), size);
}
