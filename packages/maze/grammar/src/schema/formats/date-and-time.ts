import {
  alternate,
  characterClass,
  concat,
  intersect,
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

/** `hour:minute:60 sign hour minute`, where each part may be fixed. */
function leap(parts: {
  hour?: number;
  minute?: number;
  sign: string;
  offsetHour?: number;
  offsetMinute?: number;
}): Pattern {
  const number = (value: number | undefined, any: Pattern): Pattern => (value === undefined ? any : text(pad(value)));
  const minutes = concat(optionalColon, number(parts.offsetMinute, minute));
  const mayOmit = parts.offsetMinute === undefined || parts.offsetMinute === 0;
  return concat(
    number(parts.hour, hour),
    colon,
    number(parts.minute, minute),
    text(":60"),
    fraction,
    text(parts.sign),
    number(parts.offsetHour, hour),
    mayOmit ? optionalPattern(minutes) : minutes,
  );
}

/** Leap seconds: 23:59:60 in universal time, written with an offset. Hours and minutes are tied two by two. */
const leapSecondWithOffset: Pattern = alternate(
  leap({ hour: 23, minute: 59, sign: "+", offsetHour: 0, offsetMinute: 0 }),
  ...count(23).map((value) => leap({ hour: value, minute: 59, sign: "+", offsetHour: value + 1, offsetMinute: 0 })),
  intersect(
    alternate(...count(24).map((value) => leap({ hour: value, sign: "+", offsetHour: value }))),
    alternate(...count(59).map((value) => leap({ minute: value, sign: "+", offsetMinute: value + 1 }))),
  ),
  intersect(
    alternate(...count(24).map((value) => leap({ hour: value, sign: "-", offsetHour: 23 - value }))),
    alternate(...count(60).map((value) => leap({ minute: value, sign: "-", offsetMinute: 59 - value }))),
  ),
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
