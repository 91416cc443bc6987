import { alternate, characterClass, concat, intersect, text } from "../../pattern/pattern-builders.ts";
import type { Pattern } from "../../pattern/pattern.ts";
import { absolute, signOf } from "./decimal.ts";
import type { Decimal } from "./decimal.ts";
import {
  anyFraction,
  exponentOf,
  exponents,
  fractions,
  jsonNumber,
  nonZeroDigit,
  positiveMagnitude,
  sameLength,
  wholeNumbers,
  zeroNumber,
} from "./number-text.ts";

/** An end of a range. */
export interface Bound {
  readonly value: Decimal;
  readonly inclusive: boolean;
}
/** The numbers between two bounds; an absent bound is no bound. */
export interface NumberRange {
  readonly low?: Bound | undefined;
  readonly high?: Bound | undefined;
}

/** The whole part and the fraction of a number that is not negative, e.g. `["12", "05"]`. */
function plainParts(value: Decimal): [whole: string, fraction: string] {
  const all = String(value.digits);
  if (value.exponent >= 0) return [all + "0".repeat(value.exponent), ""];
  const padded = all.padStart(1 - value.exponent, "0");
  return [padded.slice(0, value.exponent), padded.slice(value.exponent)];
}

/** Positive magnitudes above or below one, as plain decimals and as scientific ones with one digit before the point. */
function magnitudes(value: Decimal, side: "above" | "below", inclusive: boolean): Pattern {
  const [whole, fraction] = plainParts(value);
  const plain = alternate(
    concat(wholeNumbers(whole, side), anyFraction),
    concat(text(whole), fractions(fraction, side, inclusive)),
  );
  const all = String(value.digits);
  const leading = all.charAt(0);
  const exponent = all.length - 1 + value.exponent;
  const otherDigit =
    side === "above"
      ? sameLength(leading, side)
      : leading === "1"
        ? alternate()
        : characterClass(["1", String(Number(leading) - 1)]);
  const scientific = alternate(
    concat(nonZeroDigit, anyFraction, exponents(side === "above" ? exponent + 1 : exponent - 1, side)),
    concat(
      alternate(concat(otherDigit, anyFraction), concat(text(leading), fractions(all.slice(1), side, inclusive))),
      exponentOf(exponent),
    ),
  );
  return alternate(plain, scientific);
}

const negative = (magnitude: Pattern): Pattern => concat(text("-"), magnitude);

function atLeast({ value, inclusive }: Bound): Pattern {
  const sign = signOf(value);
  if (sign > 0) return magnitudes(value, "above", inclusive);
  if (sign === 0) return inclusive ? alternate(zeroNumber, positiveMagnitude) : positiveMagnitude;
  return alternate(zeroNumber, positiveMagnitude, negative(magnitudes(absolute(value), "below", inclusive)));
}

function atMost({ value, inclusive }: Bound): Pattern {
  const sign = signOf(value);
  if (sign < 0) return negative(magnitudes(absolute(value), "above", inclusive));
  if (sign === 0) return inclusive ? alternate(zeroNumber, negative(positiveMagnitude)) : negative(positiveMagnitude);
  return alternate(zeroNumber, negative(positiveMagnitude), magnitudes(value, "below", inclusive));
}

/**
 * The texts of the numbers in a range: plain decimals with any zeros, and scientific ones with one digit before the
 * point and any exponent. A number beside zero may have any spelling.
 */
export function rangePattern({ low, high }: NumberRange): Pattern {
  if (low === undefined) return high === undefined ? jsonNumber : atMost(high);
  if (high === undefined) return atLeast(low);
  const [below, above] = [signOf(low.value), signOf(high.value)];
  if (below === 0 && low.inclusive && above > 0)
    return alternate(zeroNumber, magnitudes(high.value, "below", high.inclusive));
  if (below < 0 && above > 0) {
    const negatives = negative(magnitudes(absolute(low.value), "below", low.inclusive));
    return alternate(zeroNumber, negatives, magnitudes(high.value, "below", high.inclusive));
  }
  return intersect(atLeast(low), atMost(high));
}
