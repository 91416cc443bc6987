import { compareDecimals, decimal, isMultiple } from "./decimal.ts";
import type { Decimal } from "./decimal.ts";
import { commonMultiple } from "./number-multiple.ts";
import type { Bound, NumberRange } from "./number-range.ts";

/** A set of numbers, exact. */
export type NumberSet =
  | ({ readonly kind: "range" } & NumberRange)
  | { readonly kind: "values"; readonly values: readonly Decimal[]; readonly excluded: boolean }
  | { readonly kind: "multiple"; readonly unit: Decimal; readonly excluded: boolean }
  | { readonly kind: "every" | "some"; readonly parts: readonly NumberSet[] };

/** Every number. */
export const allNumbers: NumberSet = { kind: "range" };
/** No number. */
export const noNumbers: NumberSet = { kind: "values", values: [], excluded: false };
/** These numbers. */
export const theseNumbers = (values: readonly Decimal[]): NumberSet => ({ kind: "values", values, excluded: false });
/** Whole numbers of times `unit`. */
export const multiplesOf = (unit: Decimal): NumberSet => ({ kind: "multiple", unit, excluded: false });

/** True when a number is in the set. */
function hasNumber(set: NumberSet, value: Decimal): boolean {
  switch (set.kind) {
    case "range":
      return isAbove(value, set.low) && isBelow(value, set.high);
    case "values":
      return set.values.some((one) => compareDecimals(one, value) === 0) !== set.excluded;
    case "multiple":
      return isMultiple(value, set.unit) !== set.excluded;
    case "every":
      return set.parts.every((part) => hasNumber(part, value));
    case "some":
      return set.parts.some((part) => hasNumber(part, value));
  }
}

const isAbove = (value: Decimal, low: Bound | undefined): boolean => {
  if (low === undefined) return true;
  const order = compareDecimals(value, low.value);
  return order > 0 || (order === 0 && low.inclusive);
};
const isBelow = (value: Decimal, high: Bound | undefined): boolean => {
  if (high === undefined) return true;
  const order = compareDecimals(value, high.value);
  return order < 0 || (order === 0 && high.inclusive);
};

/** True when the set is known to be empty; false when it has a number or nothing is known. */
export function isEmptyNumbers(set: NumberSet): boolean {
  return set.kind === "values" && !set.excluded && set.values.length === 0;
}
const isAll = (set: NumberSet): boolean => set.kind === "range" && set.low === undefined && set.high === undefined;

/** What is not in the set. */
export function complementNumbers(set: NumberSet): NumberSet {
  switch (set.kind) {
    case "range": {
      const parts: NumberSet[] = [];
      if (set.low !== undefined) parts.push({ kind: "range", high: flipped(set.low) });
      if (set.high !== undefined) parts.push({ kind: "range", low: flipped(set.high) });
      return uniteNumbers(parts);
    }
    case "values":
    case "multiple":
      return { ...set, excluded: !set.excluded };
    case "every":
      return uniteNumbers(set.parts.map(complementNumbers));
    case "some":
      return intersectNumbers(set.parts.map(complementNumbers));
  }
}
const flipped = ({ value, inclusive }: Bound): Bound => ({ value, inclusive: !inclusive });

/** What is in any of the sets. */
export function uniteNumbers(sets: readonly NumberSet[]): NumberSet {
  const values: Decimal[] = [];
  const parts: NumberSet[] = [];
  for (const set of sets.flatMap((one) => (one.kind === "some" ? one.parts : [one]))) {
    if (isAll(set)) return allNumbers;
    if (set.kind === "values" && !set.excluded) values.push(...set.values);
    else parts.push(set);
  }
  const distinct = values.filter(
    (value, index) => values.findIndex((one) => compareDecimals(one, value) === 0) === index,
  );
  if (distinct.length > 0 || parts.length === 0) parts.unshift(theseNumbers(distinct));
  const [only] = parts;
  return only !== undefined && parts.length === 1 ? only : { kind: "some", parts };
}

/** What is in all of the sets. */
export function intersectNumbers(sets: readonly NumberSet[]): NumberSet {
  const flat = sets.flatMap((one) => (one.kind === "every" ? one.parts : [one]));
  const finite = flat.find((set) => set.kind === "values" && !set.excluded);
  if (finite?.kind === "values") {
    const others = flat.filter((set) => set !== finite);
    return theseNumbers(finite.values.filter((value) => others.every((set) => hasNumber(set, value))));
  }
  let range: NumberRange = {};
  let unit: Decimal | undefined;
  const parts: NumberSet[] = [];
  for (const set of flat) {
    if (set.kind === "range") range = narrow(range, set);
    else if (set.kind === "multiple" && !set.excluded) {
      if (unit === undefined) unit = set.unit;
      else {
        const common = commonMultiple(unit, set.unit);
        unit = decimal(common.digits, common.exponent);
      }
    } else parts.push(set);
  }
  if (isEmptyRange(range, unit)) return noNumbers;
  if (range.low !== undefined && range.high !== undefined && compareDecimals(range.low.value, range.high.value) === 0) {
    return intersectNumbers([
      theseNumbers([range.low.value]),
      ...parts,
      ...(unit === undefined ? [] : [multiplesOf(unit)]),
    ]);
  }
  if (unit !== undefined) parts.unshift(multiplesOf(unit));
  if (range.low !== undefined || range.high !== undefined) parts.unshift({ kind: "range", ...range });
  const [only] = parts;
  if (only === undefined) return allNumbers;
  return parts.length === 1 ? only : { kind: "every", parts };
}

function narrow(a: NumberRange, b: NumberRange): NumberRange {
  return { low: tighter(a.low, b.low, 1), high: tighter(a.high, b.high, -1) };
}
function tighter(a: Bound | undefined, b: Bound | undefined, direction: number): Bound | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  const order = compareDecimals(a.value, b.value) * direction;
  if (order === 0) return a.inclusive ? b : a;
  return order > 0 ? a : b;
}

function isEmptyRange({ low, high }: NumberRange, unit: Decimal | undefined): boolean {
  if (low === undefined || high === undefined) return false;
  const order = compareDecimals(low.value, high.value);
  if (order > 0 || (order === 0 && !(low.inclusive && high.inclusive))) return true;
  if (unit === undefined) return false;
  const first = firstMultiple(low, unit);
  return first !== undefined && !isBelow(first, high);
}

/** The least multiple of `unit` in a range that starts at `low`; undefined where exponents are too far apart to count. */
function firstMultiple({ value, inclusive }: Bound, unit: Decimal): Decimal | undefined {
  const exponent = Math.min(value.exponent, unit.exponent);
  if (Math.max(value.exponent, unit.exponent) - exponent > 1000) return undefined;
  const from = value.digits * 10n ** BigInt(value.exponent - exponent);
  const step = unit.digits * 10n ** BigInt(unit.exponent - exponent);
  const below = from / step - (from < 0n && from % step !== 0n ? 1n : 0n);
  const exact = below * step === from && inclusive;
  return decimal((exact ? below : below + 1n) * step, exponent);
}

/** Equal for sets that are written alike. */
export function keyOfNumbers(set: NumberSet): string {
  const one = ({ digits, exponent }: Decimal): string => `${String(digits)}e${String(exponent)}`;
  const bound = (end: Bound | undefined): string =>
    end === undefined ? "" : `${one(end.value)}${end.inclusive ? "=" : ""}`;
  switch (set.kind) {
    case "range":
      return `[${bound(set.low)},${bound(set.high)}]`;
    case "values":
      return `${set.excluded ? "!" : ""}{${set.values.map(one).join(",")}}`;
    case "multiple":
      return `${set.excluded ? "!" : ""}*${one(set.unit)}`;
    case "every":
    case "some":
      return `${set.kind}(${set.parts.map(keyOfNumbers).join(",")})`;
  }
}
