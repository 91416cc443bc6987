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

/**
 * Turns a documented call into a hole: every argument that is a date, or an array of dates, becomes a parameter, every
 * other argument has to be found. The documented arguments are the first shown row; the others move the dates at
 * random, and the real function says what they give. `undefined` where nothing can be a parameter or a result has no
 * source form.
 */
export function toHole(
  example: DocumentedExample,
  at: number,
  call: (...args: never[]) => unknown,
  random: () => number,
): DocumentedHole | undefined {
  const values = example.args.map((text) => evaluate(text));
  const isParameter = values.map((value) => value instanceof Date || (Array.isArray(value) && value.length > 0 && value.every((item) => item instanceof Date)));
  if (!isParameter.includes(true)) return undefined;
  const rows: { args: string[]; expected: string }[] = [];
  const results: unknown[] = [];
  for (let row = 0; row < 8; row++) {
    const shifted = values.map((value, index) => (row === 0 || isParameter[index] !== true ? value : shift(value, random)));
    let result: unknown;
    try {
      result = call(...(shifted as never[]));
    } catch {
      return undefined;
    }
    const expected = toSource(result);
    if (expected === undefined) return undefined;
    results.push(result);
    rows.push({ args: shifted.filter((_, index) => isParameter[index] === true).map((value) => toSource(value) ?? ""), expected });
  }
  const returns = typeOf(results);
  if (returns === undefined) return undefined;
  const parameters = values.filter((_, index) => isParameter[index] === true).map((value, index) => `${Array.isArray(value) ? "dates" : "date"}${String(index + 1)}: ${Array.isArray(value) ? "Date[]" : "Date"}`);
  return {
    name: `hole${String(at + 1)}`,
    functionName: example.functionName,
    sentence: example.sentence,
    signature: `(${parameters.join(", ")}): ${returns}`,
    shown: rows.slice(0, 3),
    hidden: rows.slice(3),
  };
}

/** The source of an example is the documentation of an installed package, which runs as part of that package anyway. */
function evaluate(text: string): unknown {
  return new Function(`return (${text})`)();
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
    const parts = [value.getFullYear(), value.getMonth(), value.getDate(), value.getHours(), value.getMinutes(), value.getSeconds(), value.getMilliseconds()];
    while (parts.length > 3 && parts.at(-1) === 0) parts.pop();
    return `new Date(${parts.join(", ")})`;
  }
  if (Array.isArray(value)) {
    const items = value.map(toSource);
    return items.includes(undefined) ? undefined : `[${items.join(", ")}]`;
  }
  if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value).map(([key, item]) => [key, toSource(item)] as const);
    return entries.some(([, item]) => item === undefined) ? undefined : `{ ${entries.map(([key, item]) => `${key}: ${item ?? ""}`).join(", ")} }`;
  }
  return ["string", "number", "boolean"].includes(typeof value) || value === null || value === undefined ? (JSON.stringify(value) ?? "undefined") : undefined;
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
