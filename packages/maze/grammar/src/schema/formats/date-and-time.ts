import {
  alternate,
  characterClass,
  concat,
  optionalPattern,
  plusPattern,
  text,
} from "../../pattern/pattern-builders.ts";
import type { Pattern } from "../../pattern/pattern.ts";
import { digit, pad, times, twoDigits, whiteSpace } from "./format-parts.ts";

const year = times(digit, 4);
const multipleOfFour = alternate(
  concat(characterClass("02468"), characterClass("048")),
  concat(characterClass("13579"), characterClass("26")),
);
const multipleOfFourNotZero = alternate(
  concat(text("0"), characterClass("48")),
  concat(characterClass("2468"), characterClass("048")),
  concat(characterClass("13579"), characterClass("26")),
);
const leapYear = alternate(concat(times(digit, 2), multipleOfFourNotZero), concat(multipleOfFour, text("00")));

/** A day of the proleptic Gregorian calendar, `2024-02-29` (RFC 3339, full-date). */
export const date: Pattern = alternate(
  concat(
    year,
    text("-"),
    alternate(
      concat(alternate(...[1, 3, 5, 7, 8, 10, 12].map((month) => text(pad(month)))), text("-"), twoDigits(1, 31)),
      concat(alternate(...[4, 6, 9, 11].map((month) => text(pad(month)))), text("-"), twoDigits(1, 30)),
      concat(text("02-"), twoDigits(1, 28)),
    ),
  ),
  concat(leapYear, text("-02-29")),
);

const fraction = optionalPattern(concat(text("."), plusPattern(digit)));
const hour = twoDigits(0, 23);
const minute = twoDigits(0, 59);
const colon = text(":");
const optionalColon = optionalPattern(colon);
const utc = characterClass("zZ");
const offset = concat(characterClass("+-"), hour, optionalPattern(concat(optionalColon, minute)));

const count = (length: number): number[] => Array.from({ length }, (_, index) => index);

/**
 * Leap seconds: 23:59:60 in universal time, written with an offset of whole quarters of an hour. For each minute of the
 * offset the minute is known, and the hours go together one by one.
 */
const leapSecondWithOffset: Pattern = alternate(
  ...[0, 15, 30, 45].flatMap((offsetMinute) => {
    const rest = concat(optionalColon, text(pad(offsetMinute)));
    const minutes = offsetMinute === 0 ? optionalPattern(rest) : rest;
    const at = (hours: number, clockMinute: number, sign: string, offsetHour: number): Pattern =>
      concat(text(`${pad(hours)}:${pad(clockMinute)}:60`), fraction, text(sign + pad(offsetHour)), minutes);
    const ahead = (offsetMinute + 59) % 60;
    const carry = offsetMinute === 0 ? 1 : 0;
    return [
      ...count(24).map((offsetHour) => at((offsetHour + 24 - carry) % 24, ahead, "+", offsetHour)),
      ...count(24).map((offsetHour) => at(23 - offsetHour, 59 - offsetMinute, "-", offsetHour)),
    ];
  }),
);

function timePattern(zone: "required" | "optional"): Pattern {
  const orNothing = (item: Pattern): Pattern => (zone === "required" ? item : optionalPattern(item));
  return alternate(
    concat(hour, colon, minute, colon, twoDigits(0, 59), fraction, orNothing(alternate(utc, offset))),
    concat(text("23:59:60"), fraction, orNothing(utc)),
    leapSecondWithOffset,
  );
}

/** A time with its offset (RFC 3339, full-time), leap seconds included. */
export const time: Pattern = timePattern("required");
/** A time that may lack its offset. */
export const isoTime: Pattern = timePattern("optional");
const separator = alternate(characterClass("tT"), whiteSpace);
/** A day and a time with its offset. */
export const dateTime: Pattern = concat(date, separator, time);
/** A day and a time that may lack its offset. */
export const isoDateTime: Pattern = concat(date, separator, isoTime);

const part = (unit: string): Pattern => optionalPattern(concat(plusPattern(digit), text(unit)));
const some = plusPattern(digit);
const timePart = concat(
  text("T"),
  alternate(concat(some, text("H"), part("M"), part("S")), concat(some, text("M"), part("S")), concat(some, text("S"))),
);
/** A duration, `P1Y2M3DT4H5M6S` or `P4W` (RFC 3339, appendix A). */
export const duration: Pattern = concat(
  text("P"),
  alternate(
    concat(some, text("Y"), part("M"), part("D"), optionalPattern(timePart)),
    concat(some, text("M"), part("D"), optionalPattern(timePart)),
    concat(some, text("D"), optionalPattern(timePart)),
    timePart,
    concat(some, text("W")),
  ),
);
