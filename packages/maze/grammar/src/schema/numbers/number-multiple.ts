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
  digits,
  exponentOf,
  exponents,
  nonZeroDigit,
  plainMagnitude,
  zeroFraction,
  zeroNumber,
  zeros,
} from "./number-text.ts";

/** Digits after the point that a scientific spelling may have: JavaScript writes at most 16. */
const LONGEST_FRACTION = 16;
/** Above this, a scientific spelling may have no digits but zeros after the point, so that the automaton stays small. */
const SMALL_UNIT = 100n;
/** Units with more in their digits than this are left to validation. */
export const LARGEST_UNIT = 20_000n;

const minus = optionalPattern(text("-"));
const point = text(".");
const longest = (unit: Decimal): number => (unit.digits <= SMALL_UNIT ? LONGEST_FRACTION : 0);

/** The texts about which `multiplePattern` decides: all plain decimals, and scientific spellings of limited length. */
export function multipleUniverse(unit: Decimal): Pattern {
  const length = longest(unit);
  const fraction = length === 0 ? zeroFraction : optionalPattern(concat(point, repeatPattern(digit, 1, length), zeros));
  const scientific = concat(nonZeroDigit, fraction, alternate(exponents(0, "above"), exponents(0, "below")));
  return alternate(zeroNumber, concat(minus, alternate(plainMagnitude, scientific)));
}

const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? a : gcd(b, a % b));

/** The texts of the universe whose value is a whole number of times `unit`, which is positive. */
export function multiplePattern(unit: Decimal): RegularExpression {
  const parts: RegularExpression[] = [zeroNumber, signed(plainMultiples(unit))];
  for (let length = 0; length <= longest(unit); length++) parts.push(signed(scientificMultiples(unit, length)));
  return { kind: "any-of", parts };
}

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

/** Scientific multiples whose last digit other than 0 is the `length`-th after the point. */
function scientificMultiples({ digits: unit, exponent }: Decimal, length: number): RegularExpression {
  const mantissa =
    length === 0
      ? nonZeroDigit
      : concat(nonZeroDigit, point, repeatPattern(digit, length - 1, length - 1), nonZeroDigit);
  const trailing = length === 0 ? zeroFraction : zeros;
  const parts: RegularExpression[] = [];
  const free = withoutTens(unit);
  for (let tens = 0, modulus = unit; ; tens++) {
    modulus = unit / gcd(unit, 10n ** BigInt(tens));
    const least = length + exponent + tens;
    const last = modulus === free;
    parts.push(divisible(mantissa, modulus, concat(trailing, last ? exponents(least, "above") : exponentOf(least))));
    if (last) return parts.length === 1 ? (parts[0] ?? emptyWord) : { kind: "any-of", parts };
  }
}

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
