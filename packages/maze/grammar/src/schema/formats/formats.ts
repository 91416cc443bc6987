import type { Pattern } from "../../pattern/pattern.ts";
import { KIND } from "../formula/formula.ts";
import type { Formula, Place } from "../formula/formula.ts";
import { decimalOf } from "../numbers/decimal.ts";
import { intersectNumbers, multiplesOf } from "../numbers/number-set.ts";
import { stringsOf } from "../strings/string-set.ts";
import type { Translator } from "../translate/translator.ts";
import { date, dateTime, duration, isoDateTime, isoTime, time } from "./date-and-time.ts";
import {
  base64,
  email,
  hostname,
  ipv4,
  ipv6,
  jsonPointer,
  jsonPointerFragment,
  relativeJsonPointer,
  uuid,
} from "./network.ts";
import { uri, uriReference, uriTemplate, url } from "./uri.ts";

/** Formats of strings that are regular, with the language that `ajv-formats` gives them in its full mode. */
export const FORMAT_PATTERNS: ReadonlyMap<string, Pattern> = new Map([
  ["byte", base64],
  ["date", date],
  ["date-time", dateTime],
  ["duration", duration],
  ["email", email],
  ["hostname", hostname],
  ["ipv4", ipv4],
  ["ipv6", ipv6],
  ["iso-date-time", isoDateTime],
  ["iso-time", isoTime],
  ["json-pointer", jsonPointer],
  ["json-pointer-uri-fragment", jsonPointerFragment],
  ["relative-json-pointer", relativeJsonPointer],
  ["time", time],
  ["uri", uri],
  ["uri-reference", uriReference],
  ["uri-template", uriTemplate],
  ["url", url],
  ["uuid", uuid],
]);

/** Formats that say what a value is for and allow every value. */
const HINTS = new Set(["binary", "double", "float", "password"]);
const INT32 = { low: -(2 ** 31), high: 2 ** 31 - 1 };
/** A text of a format has no need of escapes, so it is spelled without those. */
const sets = new Map([...FORMAT_PATTERNS].map(([name, pattern]) => [name, stringsOf(pattern, true)]));

/** What a format says. */
export function formatFormula(format: string, keyword: Place, translator: Translator): Formula {
  const { formulas } = translator;
  if (translator.settings.formats === "annotate") {
    return translator.unknown(KIND.string, keyword, "formats are annotations here");
  }
  const set = sets.get(format);
  if (set !== undefined) return formulas.strings(set);
  if (HINTS.has(format)) return formulas.all;
  const integers = multiplesOf(decimalOf(1));
  if (format === "int64") return formulas.numbers(integers);
  if (format === "int32") {
    const bound = (value: number) => ({ value: decimalOf(value), inclusive: true });
    const range = { kind: "range", low: bound(INT32.low), high: bound(INT32.high) } as const;
    return formulas.numbers(intersectNumbers([integers, range]));
  }
  return translator.unknown(KIND.string, keyword, `the format ${format} is not regular or not known`);
}
