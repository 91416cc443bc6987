import { MazeError } from "@maze/core";
import { configErrorCodes } from "../errors.ts";
import { isTomlTable } from "./toml-value.ts";

/** A name as it stands in a key: bare where TOML allows it, quoted otherwise. */
export function printTomlName(name: string): string {
  return /^[A-Za-z0-9_-]+$/.test(name) ? name : printString(name);
}

/** A dotted key. */
export function printTomlKey(names: readonly string[]): string {
  return names.map(printTomlName).join(".");
}

/**
 * A value on one line: arrays and tables inline.
 *
 * @throws {MazeError} MAZE_CONFIG_UNPRINTABLE
 */
export function printTomlValue(value: unknown): string {
  if (typeof value === "string") return printString(value);
  if (typeof value === "number") return printNumber(value);
  if (typeof value === "boolean") return String(value);
  if (value instanceof Date) return printDate(value);
  if (Array.isArray(value)) return `[${value.map(printTomlValue).join(", ")}]`;
  if (isTomlTable(value)) {
    const pairs = Object.entries(value).map(([name, item]) => `${printTomlName(name)} = ${printTomlValue(item)}`);
    return pairs.length === 0 ? "{}" : `{ ${pairs.join(", ")} }`;
  }
  throw unprintable(value === null ? "null" : `a value of type ${typeof value}`);
}

const SHORT_ESCAPES: Readonly<Record<string, string>> = {
  "\b": "\\b",
  "\t": "\\t",
  "\n": "\\n",
  "\f": "\\f",
  "\r": "\\r",
  '"': '\\"',
  "\\": "\\\\",
};

function printString(text: string): string {
  if (/\p{Surrogate}/u.test(text)) throw unprintable("a string with half a surrogate pair");
  const escaped = text.replace(
    // eslint-disable-next-line no-control-regex -- TOML wants every control character escaped
    /["\\\u0000-\u001f\u007f]/g,
    (unit) => SHORT_ESCAPES[unit] ?? `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  return `"${escaped}"`;
}

function printNumber(value: number): string {
  if (Number.isNaN(value)) return "nan";
  if (!Number.isFinite(value)) return value > 0 ? "inf" : "-inf";
  if (Object.is(value, -0)) return "-0.0";
  const text = String(value);
  const isUnsafeInteger = Number.isInteger(value) && !Number.isSafeInteger(value) && !text.includes("e");
  return isUnsafeInteger ? `${text}.0` : text;
}

function printDate(value: Date): string {
  if (Number.isNaN(value.getTime())) throw unprintable("an invalid date");
  const text = value.toISOString();
  if (/^[+-]/.test(text)) throw unprintable("a date outside the years 0 to 9999");
  return text;
}

function unprintable(what: string): MazeError {
  return new MazeError({
    code: "MAZE_CONFIG_UNPRINTABLE",
    message: `${what} has no form in TOML`,
    hint: configErrorCodes.MAZE_CONFIG_UNPRINTABLE.hint,
  });
}
