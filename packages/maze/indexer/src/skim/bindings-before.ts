import { CHAR, WORD_PART } from "./bytes-of.ts";
import type { Reader } from "./reader.ts";
import { beforeSpace, behindTrivia } from "./trivia.ts";
import { WORD, wordAt } from "./words.ts";

const STAR = new TextEncoder().encode("*");

/**
 * Adds what `const m = require("m")`, `const { a, b: c } = await import("m")` bind, found by reading backwards from the
 * call that stands at `[start, end)`. A call that is not the whole value binds nothing.
 */
export function bindingsBefore(reader: Reader, start: number, callEnd: number): void {
  const { bytes, end } = reader.scanner;
  let before = beforeSpace(bytes, start - 1);
  let after = behindTrivia(bytes, callEnd, end);
  let isAwaited = false;
  for (;;) {
    if (bytes[before] === CHAR.openParen && bytes[after] === CHAR.closeParen) {
      before = beforeSpace(bytes, before - 1);
      after = behindTrivia(bytes, after + 1, end);
    } else if (!isAwaited && wordBefore(bytes, before) === WORD.await) {
      isAwaited = true;
      before = beforeSpace(bytes, before - 5);
    } else break;
  }
  if (bytes[before] !== CHAR.equals || continues(reader, callEnd, after)) return;
  const left = beforeSpace(bytes, before - 1);
  const last = bytes[left] ?? 0;
  if (WORD_PART[last] === 1) {
    let from = left;
    while (from > 0 && WORD_PART[bytes[from - 1] ?? 0] === 1) from--;
    if (isDeclarator(bytes, from)) {
      bind(reader, STAR, 0, 1, from, left + 1);
      return;
    }
  }
  if (last !== CHAR.closeBrace) {
    const name = annotatedName(bytes, before);
    if (name !== undefined) bind(reader, STAR, 0, 1, name[0], name[1]);
  } else if (last === CHAR.closeBrace) {
    let from = left - 1;
    while (from >= 0 && bytes[from] !== CHAR.openBrace && bytes[from] !== CHAR.closeBrace) from--;
    if (bytes[from] === CHAR.openBrace && isDeclarator(bytes, from)) bindProperties(reader, from + 1, left);
  }
}

/** Bytes before `=` in which the name is looked for that a type stands behind. */
const LONGEST_ANNOTATION = 300;

/** Where the name in `const name: Type =` stands. */
function annotatedName(bytes: Uint8Array, equals: number): [number, number] | undefined {
  const from = Math.max(0, equals - LONGEST_ANNOTATION);
  const text = String.fromCharCode(...bytes.subarray(from, equals));
  const match = /\b(?:const|let|var)\s+([\w$]+)\s*:[^=;]*$/d.exec(text);
  const place = match?.indices?.[1];
  return place === undefined ? undefined : [from + place[0], from + place[1]];
}

/** Whether a value goes on behind a call: `.default`, `as T`, `|| other`. */
function continues({ scanner: { bytes, end } }: Reader, callEnd: number, after: number): boolean {
  const c = bytes[after] ?? 0;
  if (after >= end || c === CHAR.semicolon || c === CHAR.comma || c === CHAR.closeBrace || c === CHAR.closeParen)
    return false;
  if (WORD_PART[c] !== 1)
    return c !== CHAR.closeBracket && c !== CHAR.at && c !== 34 && c !== 39 && c !== CHAR.openBrace;
  // A word continues it in the same line only, where it is an operator.
  for (let p = callEnd; p < after; p++) if (bytes[p] === 10 || bytes[p] === 13) return false;
  return true;
}

function wordBefore(bytes: Uint8Array, at: number): number {
  let from = at;
  while (from >= 0 && WORD_PART[bytes[from] ?? 0] === 1) from--;
  return wordAt(bytes, from + 1, at + 1);
}

function isDeclarator(bytes: Uint8Array, start: number): boolean {
  const at = beforeSpace(bytes, start - 1);
  if (bytes[at] === CHAR.comma) return true;
  const word = wordBefore(bytes, at);
  return word === WORD.const || word === WORD.let || word === WORD.var;
}

/** `a, b: c, d = 1` between the braces of a pattern. */
function bindProperties(reader: Reader, start: number, end: number): void {
  const { bytes } = reader.scanner;
  for (let p = start; p < end;) {
    p = behindTrivia(bytes, p, end);
    let comma = p;
    while (comma < end && bytes[comma] !== CHAR.comma) comma++;
    const name = wordFrom(bytes, p, comma);
    if (name > p) {
      const colon = behindTrivia(bytes, name, comma);
      const local = bytes[colon] === CHAR.colon ? behindTrivia(bytes, colon + 1, comma) : p;
      const localEnd = wordFrom(bytes, local, comma);
      if (localEnd > local) bind(reader, bytes, p, name, local, localEnd);
    }
    p = comma + 1;
  }
}

function wordFrom(bytes: Uint8Array, start: number, end: number): number {
  let p = start;
  while (p < end && WORD_PART[bytes[p] ?? 0] === 1) p++;
  return p;
}

// eslint-disable-next-line max-params -- two slices of bytes
function bind({ scanner, builder }: Reader, imported: Uint8Array, a: number, b: number, c: number, d: number): void {
  const number = builder.texts.add(imported, a, b);
  builder.addBinding(number, builder.texts.add(scanner.bytes, c, d), 0);
}
