import {
  alternate,
  concat,
  emptyWord,
  optionalPattern,
  plusPattern,
  repeatPattern,
  text,
} from "../../pattern/pattern-builders.ts";
import type { Pattern } from "../../pattern/pattern.ts";
import type { RegularExpression } from "../regular/derivatives.ts";
import type { Decimal } from "./decimal.ts";
import {
  digit,
  anyFraction,
  digits,
  exponents,
  nonZeroDigit,
  plainMagnitude,
  zeroFraction,
  zeroNumber,
  zeros,
} from "./number-text.ts";

/** Digits after the point that a scientific spelling may have: JavaScript writes at most 16. */
const LONGEST_FRACTION = 16;
/** Up to so many digits after the point, small exponents are told apart too, so that `1.25e2` is a whole number. */
const SHORT_FRACTION = 3;
/** JavaScript writes numbers from here on with an exponent. */
const FIRST_SCIENTIFIC = 21;
/** Units with more in their digits than this are left to validation. */
export const LARGEST_UNIT = 20_000n;

const minus = optionalPattern(text("-"));
const point = text(".");

const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? a : gcd(b, a % b));

/**
 * Texts of whole numbers of times `unit`, which is positive: every plain decimal, and the scientific spellings that
 * JavaScript writes.
 */
export function multiplePattern(unit: Decimal): RegularExpression {
  const parts: RegularExpression[] = [zeroNumber, signed(plainMultiples(unit))];
  const isPowerOfTen = unit.digits === 1n;
  if (isPowerOfTen && unit.exponent <= 0)
    parts.push(signed(concat(nonZeroDigit, zeroFraction, exponents(unit.exponent, "above"))));
  if (isPowerOfTen && unit.exponent <= 0) {
    const longest = unit.exponent < -6 ? LONGEST_FRACTION : SHORT_FRACTION;
    for (let length = 1; length <= longest; length++) parts.push(signed(scientificMultiples(unit, length)));
  }
  if (withoutTens(unit.digits) === 1n) parts.push(signed(largeMultiples(unit)));
  return { kind: "any-of", parts };
}

/** Large numbers as JavaScript writes them, of which powers of ten make multiples. */
function largeMultiples(unit: Decimal): Pattern {
  let tens = 0;
  while (10n ** BigInt(tens) % unit.digits !== 0n) tens++;
  const withDigits = (most: number, least: number): Pattern => {
    const fraction = most < 1 ? zeroFraction : optionalPattern(concat(point, repeatPattern(digit, 1, most)));
    return concat(nonZeroDigit, fraction, exponents(least, "above"));
  };
  // So many digits after the point may stand before the least exponent that needs one.
  const short = FIRST_SCIENTIFIC - tens - unit.exponent;
  const least = LONGEST_FRACTION + tens + unit.exponent;
  if (short >= LONGEST_FRACTION) return withDigits(LONGEST_FRACTION, FIRST_SCIENTIFIC);
  const all = withDigits(LONGEST_FRACTION, least);
  return short < 0 ? all : alternate(withDigits(short, FIRST_SCIENTIFIC), all);
}

/** Texts of numbers that are no whole number of times `unit`. */
export function notMultiplePattern(unit: Decimal): RegularExpression {
  const plain = allOfTwo(concat(minus, plainMagnitude), { kind: "none-of", part: signed(plainMultiples(unit)) });
  // What is not zero and smaller than the unit is no multiple of it.
  const largest = String(unit.digits).length - 1 + unit.exponent - 1;
  const parts = [plain, signed(concat(nonZeroDigit, anyFraction, exponents(largest, "below")))];
  if (unit.digits === 1n && unit.exponent < -6) {
    for (let length = 1; length <= LONGEST_FRACTION; length++) {
      parts.push(signed(concat(mantissa(length), exponents(length + unit.exponent - 1, "below"))));
    }
  }
  return { kind: "any-of", parts };
}

const allOfTwo = (a: RegularExpression, b: RegularExpression): RegularExpression => ({ kind: "all-of", parts: [a, b] });

const signed = (part: RegularExpression): RegularExpression => ({ kind: "chain", parts: [minus, part] });

/** `form`, where its digits without the point leave nothing modulo `modulus`. */
function divisible(form: Pattern, modulus: bigint, rest: Pattern): RegularExpression {
  if (modulus === 1n) return concat(form, rest);
  const residue = { kind: "residue", modulus: Number(modulus), remainder: 0 } as const;
  return { kind: "chain", parts: [{ kind: "all-of", parts: [form, residue] }, rest] };
}

function plainMultiples({ digits: unit, exponent }: Decimal): RegularExpression {
  const whole = alternate(text("0"), concat(nonZeroDigit, digits));
  if (exponent >= 0) {
    const tens = text("0".repeat(exponent));
    const nonZero = divisible(concat(nonZeroDigit, digits), unit, concat(tens, zeroFraction));
    return { kind: "any-of", parts: [concat(text("0"), zeroFraction), nonZero] };
  }
  const places = -exponent;
  const parts: RegularExpression[] = [];
  for (let given = 0; given <= places; given++) {
    const form = given === 0 ? whole : concat(whole, point, repeatPattern(digit, given, given));
    const modulus = unit / gcd(unit, 10n ** BigInt(places - given));
    parts.push(divisible(form, modulus, given === places ? zeros : emptyWord));
  }
  return { kind: "any-of", parts };
}

/** Multiples of a power of ten, written with `length` digits after the point, the last of them not 0. */
function scientificMultiples({ exponent }: Decimal, length: number): RegularExpression {
  return concat(mantissa(length), exponents(length + exponent, "above"));
}

/** One digit, and `length` after the point of which the last is not 0; zeros may follow. */
const mantissa = (length: number): Pattern =>
  concat(nonZeroDigit, point, repeatPattern(digit, length - 1, length - 1), nonZeroDigit, zeros);

/** A number without its factors 2 and 5. */
function withoutTens(value: bigint): bigint {
  let rest = value;
  for (let common = gcd(rest, 10n); common > 1n; common = gcd(rest, 10n)) rest /= common;
  return rest;
}

/** The smallest number that is a multiple of both. */
export function commonMultiple(a: Decimal, b: Decimal): { digits: bigint; exponent: number } {
  const exponent = Math.min(a.exponent, b.exponent);
  const left = a.digits * 10n ** BigInt(a.exponent - exponent);
  const right = b.digits * 10n ** BigInt(b.exponent - exponent);
  return { digits: (left / gcd(left, right)) * right, exponent };
}

/** A plain number: no exponent, no zeros at the end of the fraction, no negative zero. */
export const plainNumber: Pattern = alternate(
  text("0"),
  concat(
    minus,
    alternate(
      concat(nonZeroDigit, digits),
      concat(alternate(text("0"), concat(nonZeroDigit, digits)), point, digits, nonZeroDigit),
    ),
  ),
);
/** A plain whole number. */
export const plainInteger: Pattern = alternate(text("0"), concat(minus, nonZeroDigit, digits));
/** Scientific numbers and plain ones: the texts among which values are told apart. */
export const comparedNumber: Pattern = alternate(
  zeroNumber,
  concat(minus, plainMagnitude),
  concat(
    minus,
    nonZeroDigit,
    optionalPattern(concat(point, plusPattern(digit))),
    alternate(exponents(0, "above"), exponents(0, "below")),
  ),
);
