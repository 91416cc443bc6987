import type { LogLevel } from "@maze/core";
import { inJson, neutralised, onOneLine } from "./neutralise.ts";
import type { PlainData, PlainObject } from "./redaction/plain-data.ts";

/** What one log call says. Redacted and bounded already. */
export interface LogRecord {
  /** Milliseconds since the epoch. */
  readonly time: number;
  readonly level: LogLevel;
  readonly message: string;
  readonly fields: PlainObject;
}

/** Turns a record into the text that is written, which ends in a line feed. */
export type LogFormatter = (record: LogRecord) => string;

/** One JSON object a line: `time` (ISO 8601, UTC), `level`, `msg`, and `fields` where there are any. */
export const formatJsonLine: LogFormatter = ({ time, level, message, fields }) => {
  const rest = Object.keys(fields).length === 0 ? {} : { fields };
  return `${inJson(JSON.stringify({ time: isoTime(time), level, msg: message, ...rest }))}\n`;
};

/**
 * For people: `2026-01-31T10:00:00.000Z WARN  message key=value`. A value of several lines, such as the stack of an error,
 * follows below, each of its lines after four spaces and a bar, so that no text can look like a record of its own.
 */
export const formatTextLine: LogFormatter = ({ time, level, message, fields }) => {
  const { words, blocks } = wordsOf(fields);
  const first = [isoTime(time), level.toUpperCase().padEnd(5), onOneLine(message), ...words].join(" ");
  return `${[first, ...blocks].join("\n")}\n`;
};

function wordsOf(fields: PlainObject): { words: readonly string[]; blocks: readonly string[] } {
  const blocks: string[] = [];
  const words = Object.entries(fields).flatMap(([key, value]) => {
    const inline = withoutLines(keyText(key), value, blocks);
    return inline === undefined ? [] : [`${keyText(key)}=${valueText(inline)}`];
  });
  return { words, blocks };
}

/** What remains of a value on the first line, once its texts of several lines stand below. */
function withoutLines(path: string, value: PlainData, blocks: string[]): PlainData | undefined {
  if (typeof value === "string" && /[\r\n]/.test(value)) {
    blocks.push(
      `    ${path}:`,
      ...neutralised(value)
        .split("\n")
        .map((line) => `    | ${line}`),
    );
    return undefined;
  }
  if (typeof value !== "object" || value === null || isList(value)) return value;
  const members = Object.entries(value).flatMap(([key, member]): [string, PlainData][] => {
    const inline = withoutLines(`${path}.${keyText(key)}`, member, blocks);
    return inline === undefined ? [] : [[key, inline]];
  });
  return Object.fromEntries(members);
}

function isList(value: readonly PlainData[] | PlainObject): value is readonly PlainData[] {
  return Array.isArray(value);
}

/** The app's clock is trusted, but a log must not fail for it. */
function isoTime(time: number): string {
  const date = new Date(time);
  return Number.isNaN(date.getTime()) ? "(no time)" : date.toISOString();
}

function keyText(key: string): string {
  return /^[\w.-]+$/.test(key) ? key : inJson(JSON.stringify(key));
}

function valueText(value: PlainData): string {
  // A word needs no quotes; anything that could end it, or imitate a further field, gets them.
  if (typeof value === "string" && /^[\w./:@+#…[\]-]+$/.test(value)) return value;
  return inJson(JSON.stringify(value));
}
