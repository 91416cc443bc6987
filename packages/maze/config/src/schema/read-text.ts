import { z } from "zod";
import { shapeOf } from "./schema-shape.ts";

/** A value that was written as text, or why it cannot be read. */
export type ReadText =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly message: string; readonly hint: string };

/**
 * Reads a value from the text of an environment variable or a flag, by the type that the schema asks for: numbers,
 * `true`, `false`, `1` and `0`; lists as JSON or with commas; tables as JSON; of a union the first kind that fits.
 * Text of no fitting form stays text, so that the check by the schema says what was expected.
 */
export function readText(schema: z.core.$ZodType, text: string): ReadText {
  const { core } = shapeOf(schema);
  const { def } = core._zod;
  switch (def.type) {
    case "number":
      return done(readNumber(text));
    case "boolean":
      return done(readBoolean(text));
    case "date":
      return done(readDate(text));
    case "enum":
      return done(Object.values(def.entries).find((value) => String(value) === text) ?? text);
    case "literal":
      return done(def.values.find((value) => String(value) === text) ?? text);
    case "array":
      return text.trimStart().startsWith("[") ? readJson(text) : readList(def.element, text);
    case "object":
    case "record":
    case "tuple":
    case "intersection":
      return readJson(text);
    case "union":
      for (const option of def.options) {
        const read = readText(option, text);
        if (read.ok && z.safeParse(option, read.value).success) return read;
      }
      return done(text);
    default:
      return done(text);
  }
}

const done = (value: unknown): ReadText => ({ ok: true, value });

function readNumber(text: string): unknown {
  const number = text.trim();
  return /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i.test(number) ? Number(number) : text;
}

const BOOLEANS: ReadonlyMap<string, boolean> = new Map([
  ["true", true],
  ["1", true],
  ["false", false],
  ["0", false],
]);

function readBoolean(text: string): unknown {
  return BOOLEANS.get(text.trim().toLowerCase()) ?? text;
}

function readDate(text: string): unknown {
  const date = new Date(text);
  return Number.isNaN(date.getTime()) ? text : date;
}

function readList(element: z.core.$ZodType, text: string): ReadText {
  if (text.trim() === "") return done([]);
  const items: unknown[] = [];
  for (const part of text.split(",")) {
    const item = readText(element, part.trim());
    if (!item.ok) return item;
    items.push(item.value);
  }
  return done(items);
}

function readJson(text: string): ReadText {
  try {
    return done(JSON.parse(text));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return {
      ok: false,
      message: `not valid JSON: ${reason}`,
      hint: 'Write a list as ["a", "b"], a table as {"key": 1}.',
    };
  }
}
