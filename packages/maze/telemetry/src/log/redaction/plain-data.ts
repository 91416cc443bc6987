import type { Redaction } from "./create-redaction.ts";
import { REDACTED } from "./secret-patterns.ts";

/** What a log line can hold: JSON, without cycles, of a bounded size and without secrets. */
export type PlainData = string | number | boolean | null | readonly PlainData[] | PlainObject;
export interface PlainObject {
  readonly [key: string]: PlainData;
}

const MAX_DEPTH = 8;
/** Members of one object or array. */
const MAX_MEMBERS = 100;
/** Values in one line. */
const MAX_VALUES = 1000;
/** UTF-16 units of one text, and of all texts of one line. */
const MAX_TEXT = 8192;
const MAX_ALL_TEXT = 65_536;

/**
 * Any fields as plain data: errors with their causes, maps, sets, dates and big integers are shown; cycles, getters that
 * throw and whatever exceeds a limit are named in its place. Never throws.
 */
export function toPlainFields(fields: Readonly<Record<string, unknown>>, redaction: Redaction): PlainObject {
  const reader = createReader(redaction);
  const plain = reader.read(fields, 0);
  return typeof plain === "object" && plain !== null && !Array.isArray(plain)
    ? (plain as PlainObject)
    : { fields: plain };
}

/** Any value as a message. */
export function toMessage(message: unknown, redaction: Redaction): string {
  const plain = createReader(redaction).read(message, MAX_DEPTH - 1);
  return typeof plain === "string" ? plain : JSON.stringify(plain);
}

interface Reader {
  read(value: unknown, depth: number): PlainData;
}

function createReader(redaction: Redaction): Reader {
  let values = MAX_VALUES;
  let units = MAX_ALL_TEXT;
  const around: object[] = [];

  function text(raw: string): string {
    if (units <= 0 && raw !== "") return `…[${String(raw.length)} characters]`;
    const clean = redaction.text(raw);
    const allowed = Math.min(MAX_TEXT, units);
    units -= Math.min(raw.length, MAX_TEXT);
    return clean.length <= allowed
      ? clean
      : `${clean.slice(0, allowed)}…[${String(clean.length - allowed)} more characters]`;
  }

  function read(value: unknown, depth: number): PlainData {
    switch (typeof value) {
      case "string":
        return text(value);
      case "number":
        return Number.isFinite(value) ? value : String(value);
      case "boolean":
        return value;
      case "bigint":
      case "symbol":
        return text(String(value));
      case "undefined":
        return "[undefined]";
      case "function":
        return "[function]";
      case "object":
        return value === null ? null : readObject(value, depth);
    }
  }

  function readObject(value: object, depth: number): PlainData {
    if (around.includes(value)) return "[circular]";
    around.push(value);
    try {
      return depth >= MAX_DEPTH ? "[too deep]" : contentOf(value, depth);
    } catch (thrown) {
      return `[unreadable: ${thrown instanceof Error ? thrown.name : typeof thrown}]`;
    } finally {
      around.pop();
    }
  }

  function contentOf(value: object, depth: number): PlainData {
    if (value instanceof Date) return Number.isNaN(value.getTime()) ? "[invalid date]" : value.toISOString();
    if (value instanceof Error) return readEntries(errorEntries(value), depth);
    if (Array.isArray(value)) return readItems(value, value.length, depth);
    if (value instanceof Set) return readItems(value, value.size, depth);
    if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) {
      return `[${value.constructor.name} of ${String(value.byteLength)} bytes]`;
    }
    if (value instanceof RegExp || value instanceof URL) return text(String(value));
    if (isPairs(value)) return readEntries(pairsOf(value), depth);
    const { toJSON } = value as { toJSON?: unknown };
    if (typeof toJSON === "function") return read(toJSON.call(value), depth + 1);
    return readEntries(ownEntries(value), depth);
  }

  function readItems(items: Iterable<unknown>, length: number, depth: number): PlainData {
    const result: PlainData[] = [];
    let before: unknown;
    for (const item of items) {
      if (result.length >= MAX_MEMBERS || values <= 0) {
        result.push(`[${String(length - result.length)} more]`);
        break;
      }
      values -= 1;
      // `["--token", "abc"]` and `["authorization", "abc"]` name in one item what the next one holds.
      const isHidden = typeof before === "string" && names(before, length) && redaction.hides(nameOf(before), item);
      result.push(isHidden ? REDACTED : read(item, depth + 1));
      before = item;
    }
    return result;
  }

  function readEntries(entries: Iterable<readonly [string, () => unknown]>, depth: number): PlainData {
    const result: Record<string, PlainData> = Object.create(null) as Record<string, PlainData>;
    let count = 0;
    let named = "";
    for (const [key, get] of entries) {
      if (count >= MAX_MEMBERS || values <= 0) {
        result["…"] = "[more]";
        break;
      }
      count += 1;
      values -= 1;
      const member = valueOf(get);
      if (member === undefined) continue;
      // `{ name: "authorization", value: "abc" }` names in one member what the other holds.
      if (/^(?:name|key|header)$/i.test(key) && typeof member === "string") named = member;
      const isHidden = redaction.hides(key, member) || (/^value$/i.test(key) && redaction.hides(named, member));
      result[text(key)] = isHidden ? REDACTED : read(member, depth + 1);
    }
    return result;
  }

  return { read };
}

function names(item: string, length: number): boolean {
  return item.startsWith("-") || length === 2;
}

function nameOf(item: string): string {
  return item.replace(/^-+/, "");
}

function valueOf(get: () => unknown): unknown {
  try {
    return get();
  } catch (thrown) {
    return `[unreadable: ${thrown instanceof Error ? thrown.name : typeof thrown}]`;
  }
}

function* ownEntries(value: object): Generator<readonly [string, () => unknown]> {
  for (const key of Object.keys(value)) yield [key, () => (value as Readonly<Record<string, unknown>>)[key]];
}

function* errorEntries(error: Error): Generator<readonly [string, () => unknown]> {
  const first = ["name", "code", "message", "hint", "stack", "cause", "errors"];
  for (const key of new Set([...first, ...Object.keys(error)])) {
    yield [key, () => (error as unknown as Readonly<Record<string, unknown>>)[key]];
  }
}

/** Headers are known by their tag: naming the global class would load the whole of fetch. */
function isPairs(value: object): value is Iterable<readonly [unknown, unknown]> {
  if (value instanceof Map || value instanceof URLSearchParams) return true;
  return Symbol.iterator in value && (value as { [Symbol.toStringTag]?: unknown })[Symbol.toStringTag] === "Headers";
}

function* pairsOf(pairs: Iterable<readonly [unknown, unknown]>): Generator<readonly [string, () => unknown]> {
  for (const [key, value] of pairs) yield [typeof key === "string" ? key : `[${typeof key}]`, () => value];
}
