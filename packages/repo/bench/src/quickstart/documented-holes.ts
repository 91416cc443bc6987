import { runInThisContext } from "node:vm";
import type { DocumentedExample } from "./documented-examples.ts";

/** A hole made from a documented call: what is shown of it, and what judges it unseen. */
export interface DocumentedHole {
  readonly name: string;
  readonly functionName: string;
  readonly sentence: string;
  readonly signature: string;
  readonly shown: readonly { args: readonly string[]; expected: string }[];
  readonly hidden: readonly { args: readonly string[]; expected: string }[];
}

/** A seeded generator of numbers in [0, 1) (mulberry32). */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Draws `count` items without replacement. */
export function draw<T>(items: readonly T[], count: number, random: () => number): T[] {
  const left = [...items];
  const drawn: T[] = [];
  while (drawn.length < count && left.length > 0) drawn.push(...left.splice(Math.floor(random() * left.length), 1));
  return drawn;
}

/** Rows of a hole: three are shown, the others judge. */
const rowCount = 8;
const shownCount = 3;
/** Times that a row is drawn anew because all shown rows would have one result. */
const attempts = 60;

/**
 * Turns a documented call into a hole: every argument that is a date, or an array of dates, becomes a parameter, every
 * other argument has to be found. The documented arguments are the first shown row; the others move the dates at
 * random, and the real function says what they give. `undefined` where nothing can be a parameter, a result has no
 * source form, the result depends on the current time, or all rows would have one result (`return false` would do).
 */
export function toHole(
  example: DocumentedExample,
  at: number,
  call: (...args: never[]) => unknown,
  random: () => number,
): DocumentedHole | undefined {
  const values = example.args.map((text) => evaluate(text));
  const isParameter = values.map(
    (value) =>
      value instanceof Date ||
      (Array.isArray(value) && value.length > 0 && value.every((item) => item instanceof Date)),
  );
  const given = values.filter((_, index) => isParameter[index] === true);
  if (given.length === 0) return undefined;
  const rows: { args: string[]; expected: string }[] = [];
  const results: unknown[] = [];
  for (let attempt = 0; rows.length < rowCount && attempt < attempts; attempt++) {
    const row = values.map((value, index) =>
      attempt === 0 || isParameter[index] !== true ? value : shift(value, random),
    );
    const found = resultOf(call, row);
    if (found === undefined) return undefined;
    const isLastShown = rows.length === shownCount - 1;
    if (isLastShown && rows.every(({ expected }) => expected === found.expected)) continue;
    results.push(found.result);
    const args = row.filter((_, index) => isParameter[index] === true).map((value) => toSource(value) ?? "");
    rows.push({ args, expected: found.expected });
  }
  const returns = typeOf(results);
  if (returns === undefined || rows.length < rowCount) return undefined;
  const parameters = given.map((value, index) =>
    Array.isArray(value) ? `dates${String(index + 1)}: Date[]` : `date${String(index + 1)}: Date`,
  );
  return {
    name: `hole${String(at + 1)}`,
    functionName: example.functionName,
    sentence: example.sentence,
    signature: `(${parameters.join(", ")}): ${returns}`,
    shown: rows.slice(0, shownCount),
    hidden: rows.slice(shownCount),
  };
}

/** The result of a call under two clocks that are three years apart; `undefined` where it throws, differs or has no source form. */
function resultOf(
  call: (...args: never[]) => unknown,
  args: readonly unknown[],
): { result: unknown; expected: string } | undefined {
  const realNow = Date.now;
  try {
    const result = call(...(args as never[]));
    const expected = toSource(result);
    Date.now = () => realNow() + 3 * 365 * 86_400_000;
    const later = toSource(call(...(args as never[])));
    return expected === undefined || later !== expected ? undefined : { result, expected };
  } catch {
    return undefined;
  } finally {
    Date.now = realNow;
  }
}

/** The source of an example is the documentation of an installed package, which runs as part of that package anyway. */
export function evaluate(text: string): unknown {
  return runInThisContext(`(${text})`) as unknown;
}

function shift(value: unknown, random: () => number): unknown {
  if (Array.isArray(value)) return value.map((item) => shift(item, random));
  const minutes = Math.round((random() - 0.5) * 2 * 400 * 24 * 60);
  return new Date((value as Date).getTime() + minutes * 60_000);
}

/** A value as source text; `undefined` where it has none. */
export function toSource(value: unknown): string | undefined {
  if (value instanceof Date) {
    if (Number.isNaN(value.getTime())) return "new Date(NaN)";
    const parts = [
      value.getFullYear(),
      value.getMonth(),
      value.getDate(),
      value.getHours(),
      value.getMinutes(),
      value.getSeconds(),
      value.getMilliseconds(),
    ];
    while (parts.length > 3 && parts.at(-1) === 0) parts.pop();
    return `new Date(${parts.join(", ")})`;
  }
  if (Array.isArray(value)) {
    const items = value.map(toSource);
    return items.includes(undefined) ? undefined : `[${items.join(", ")}]`;
  }
  if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value).map(([key, item]) => [key, toSource(item)] as const);
    return entries.some(([, item]) => item === undefined)
      ? undefined
      : `{ ${entries.map(([key, item]) => `${key}: ${item ?? ""}`).join(", ")} }`;
  }
  switch (typeof value) {
    case "undefined":
      return "undefined";
    case "string":
    case "number":
    case "boolean":
      return JSON.stringify(value);
    default:
      return value === null ? "null" : undefined;
  }
}

function typeOf(results: readonly unknown[]): string | undefined {
  const types = [...new Set(results.map(typeOfOne))];
  return types.includes(undefined) ? undefined : types.join(" | ");
}

function typeOfOne(value: unknown): string | undefined {
  if (value instanceof Date) return "Date";
  if (Array.isArray(value)) return value.every((item) => item instanceof Date) ? "Date[]" : undefined;
  if (value === undefined) return "undefined";
  return ["string", "number", "boolean"].includes(typeof value) ? typeof value : undefined;
}
