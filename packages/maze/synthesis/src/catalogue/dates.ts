import { BOOLEAN, DATE, NUMBER, STRING } from "../types/shorthand.ts";
import type { ComponentSpec } from "./component.ts";
import { operator, Precedence, spec } from "./spec.ts";

const D = DATE;
const N = NUMBER;
const { relational } = Precedence;

/** Reading members of dates, and dates made of strings and numbers. Nothing that reads the clock. */
export function dateComponents(): ComponentSpec[] {
  const less = operator("date.before", [D, D], BOOLEAN, "$0 < $1", relational, 7, "before earlier after later", {
    distinct: true,
  });
  return [
    spec("date.getFullYear", [D], N, "$0.getFullYear()", 6, "year"),
    spec("date.getMonth", [D], N, "$0.getMonth()", 6, "month"),
    spec("date.getDate", [D], N, "$0.getDate()", 6, "day"),
    spec("date.getDay", [D], N, "$0.getDay()", 6, "weekday week day"),
    spec("date.getHours", [D], N, "$0.getHours()", 7, "hour hours"),
    spec("date.getMinutes", [D], N, "$0.getMinutes()", 7, "minute minutes"),
    spec("date.getSeconds", [D], N, "$0.getSeconds()", 8, "second seconds"),
    spec("date.getMilliseconds", [D], N, "$0.getMilliseconds()", 8, "millisecond milliseconds"),
    spec("date.getTime", [D], N, "$0.getTime()", 6, "time timestamp milliseconds epoch difference unix"),
    spec("date.toISOString", [D], STRING, "$0.toISOString()", 6, "iso"),
    { ...less, flags: { ...less.flags, flipped: operator("", [D, D], BOOLEAN, "$1 > $0", relational, 0).template } },
    spec("date.fromNumber", [N], D, "new Date($0)", 7, "timestamp milliseconds date epoch"),
    spec("date.fromString", [STRING], D, "new Date($0)", 7, "date parse iso"),
    spec("date.fromParts", [N, N, N], D, "new Date($0, $1, $2)", 8, "date year month"),
  ];
}
