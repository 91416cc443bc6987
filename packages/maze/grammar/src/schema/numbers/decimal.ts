/** An exact decimal number, `digits × 10^exponent`; digits carry the sign and have no trailing zero. Zero is 0 × 10^0. */
export interface Decimal {
  readonly digits: bigint;
  readonly exponent: number;
}

/** A decimal without trailing zeros in its digits. */
export function decimal(digits: bigint, exponent: number): Decimal {
  if (digits === 0n) return { digits: 0n, exponent: 0 };
  let value = digits;
  let power = exponent;
  while (value % 10n === 0n) {
    value /= 10n;
    power += 1;
  }
  return { digits: value, exponent: power };
}

/** The number that a JSON number text stands for, without rounding. */
export function decimalOfText(text: string): Decimal {
  const match = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(text);
  if (match === null) throw new RangeError(`${text} is not a JSON number`);
  const [, sign = "", whole = "0", fraction = "", exponent = "0"] = match;
  return decimal(BigInt(`${sign}${whole}${fraction}`), Number(exponent) - fraction.length);
}

/** The decimal that JavaScript writes for a number. */
export const decimalOf = (value: number): Decimal => decimalOfText(String(value));

const scaled = (value: Decimal, exponent: number): bigint => value.digits * 10n ** BigInt(value.exponent - exponent);

/** Where digits and the exponent put the first digit: 3 for 100 to 999. Used to compare without huge powers. */
const magnitude = (value: Decimal): number => String(value.digits).replace("-", "").length + value.exponent;

/** Below zero, zero or above it, as `a` is less than, equal to or greater than `b`. */
export function compareDecimals(a: Decimal, b: Decimal): number {
  const signs = signOf(a) - signOf(b);
  if (signs !== 0 || a.digits === 0n) return signs;
  const sizes = magnitude(a) - magnitude(b);
  if (sizes !== 0) return sizes * signOf(a);
  const exponent = Math.min(a.exponent, b.exponent);
  const left = scaled(a, exponent);
  const right = scaled(b, exponent);
  return left < right ? -1 : left > right ? 1 : 0;
}

/** -1, 0 or 1. */
export const signOf = (value: Decimal): number => (value.digits < 0n ? -1 : value.digits > 0n ? 1 : 0);

/** The number without its sign. */
export const absolute = (value: Decimal): Decimal => ({
  digits: value.digits < 0n ? -value.digits : value.digits,
  exponent: value.exponent,
});

/** True when `value` is a whole number of times `unit`, which is positive. */
export function isMultiple(value: Decimal, unit: Decimal): boolean {
  if (value.digits === 0n) return true;
  const difference = value.exponent - unit.exponent;
  if (difference >= 0) return (value.digits * power(10n, difference, unit.digits)) % unit.digits === 0n;
  // Neither side ends in a zero, so the value divides only when the unit brings the missing tens; it cannot.
  return false;
}

function power(base: bigint, exponent: number, modulus: bigint): bigint {
  let result = 1n % modulus;
  let factor = base % modulus;
  for (let rest = exponent; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) result = (result * factor) % modulus;
    factor = (factor * factor) % modulus;
  }
  return result;
}
