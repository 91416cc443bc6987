import {
  alternate,
  characterClass,
  concat,
  optionalPattern,
  repeatPattern,
  text,
} from "../../pattern/pattern-builders.ts";
import type { Pattern } from "../../pattern/pattern.ts";
import type { Decimal } from "./decimal.ts";
import type { NumberRange } from "./number-range.ts";
import { digit, exponents, nonZeroDigit, wholeNumbers, zeroFraction } from "./number-text.ts";

/** The least whole number that is not below a number (`up`), or the greatest not above it. */
function wholeBound({ digits, exponent }: Decimal, up: boolean, inclusive: boolean): bigint {
  if (exponent >= 0) {
    const value = digits * 10n ** BigInt(exponent);
    return inclusive ? value : value + (up ? 1n : -1n);
  }
  const unit = 10n ** BigInt(-exponent);
  const towardsZero = digits / unit;
  if (up) return digits > 0n ? towardsZero + 1n : towardsZero;
  return digits < 0n ? towardsZero - 1n : towardsZero;
}

const digitsBetween = (low: string, high: string): Pattern =>
  low > high ? alternate() : low === high ? text(low) : characterClass([low, high]);
const next = (character: string, step: number): string => String.fromCharCode(character.charCodeAt(0) + step);
const anyDigits = (count: number): Pattern => repeatPattern(digit, count, count);

/** Digit strings of one length from `low` to `high`; an absent bound is none. */
function sameLength(low: string | undefined, high: string | undefined, length: number): Pattern {
  if (length === 0 || (low === undefined && high === undefined)) return anyDigits(length);
  const first = low?.charAt(0) ?? "0";
  const last = high?.charAt(0) ?? "9";
  const lower = low?.slice(1);
  const upper = high?.slice(1);
  if (first === last) return concat(text(first), sameLength(low && lower, high && upper, length - 1));
  const from = low === undefined ? first : next(first, 1);
  const to = high === undefined ? last : next(last, -1);
  const options = [concat(digitsBetween(from, to), anyDigits(length - 1))];
  if (low !== undefined) options.push(concat(text(first), sameLength(lower, undefined, length - 1)));
  if (high !== undefined) options.push(concat(text(last), sameLength(undefined, upper, length - 1)));
  return alternate(...options);
}

/** Whole numbers that are not negative from `low` to `high`, without leading zeros. */
function between(low: bigint, high: bigint | undefined): Pattern {
  const from = String(low);
  if (high === undefined)
    return low === 0n
      ? alternate(text("0"), concat(nonZeroDigit, repeatPattern(digit, 0, null)))
      : alternate(text(from), wholeNumbers(from, "above"));
  const to = String(high);
  if (from.length === to.length) return sameLength(from, to, to.length);
  const options = [sameLength(from, undefined, from.length)];
  if (to.length - from.length > 1) {
    options.push(concat(nonZeroDigit, repeatPattern(digit, from.length, to.length - 2)));
  }
  options.push(sameLength(`1${"0".repeat(to.length - 1)}`, to, to.length));
  return alternate(...options);
}

/** JavaScript writes whole numbers from 10^21 on with an exponent and at most 16 digits after the point. */
const large = concat(
  nonZeroDigit,
  optionalPattern(concat(text("."), repeatPattern(digit, 1, 16))),
  exponents(21, "above"),
);
const LARGE = 10n ** 21n;

/**
 * The texts of the whole numbers in a range: plain, perhaps with zeros after the point; and as JavaScript writes large
 * ones. Undefined where a bound is so large that the pattern would be too.
 */
export function integerRange({ low, high }: NumberRange): Pattern | undefined {
  if ((low?.value.exponent ?? 0) > 20 || (high?.value.exponent ?? 0) > 20) return undefined;
  const from = low && wholeBound(low.value, true, low.inclusive);
  const to = high && wholeBound(high.value, false, high.inclusive);
  if ((from !== undefined && from > LARGE) || (to !== undefined && to < -LARGE)) return undefined;
  const options: Pattern[] = [];
  if (to === undefined || to >= 0n) {
    const least = from === undefined || from < 0n ? 0n : from;
    if (to === undefined) options.push(large);
    options.push(concat(between(least, to), zeroFraction));
  }
  if (from === undefined || from < 0n) {
    const least = to === undefined || to >= 0n ? 0n : -to;
    const magnitude = concat(between(least, from === undefined ? undefined : -from), zeroFraction);
    options.push(concat(text("-"), from === undefined ? alternate(magnitude, large) : magnitude));
  }
  return alternate(...options);
}
