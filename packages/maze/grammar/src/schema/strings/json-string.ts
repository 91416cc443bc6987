import { intersectRanges } from "../../pattern/character-ranges.ts";
import {
  alternate,
  anyCharacter,
  characterClass,
  complement,
  concat,
  intersect,
  repeatPattern,
  starPattern,
  text,
} from "../../pattern/pattern-builders.ts";
import type { CharacterRange, Pattern } from "../../pattern/pattern.ts";

/** Which escapes a string may be written with: every one that JSON has, or only those that it cannot do without. */
export type Escapes = "any" | "needed";

const SHORT_ESCAPES: readonly (readonly [codePoint: number, letter: string])[] = [
  [0x08, "b"],
  [0x09, "t"],
  [0x0a, "n"],
  [0x0c, "f"],
  [0x0d, "r"],
  [0x22, '"'],
  [0x5c, "\\"],
];
const RAW: readonly CharacterRange[] = [
  [0x20, 0x21],
  [0x23, 0x5b],
  [0x5d, 0xd7ff],
  [0xe000, 0x10ffff],
];
const hexDigit = characterClass(["0", "9"], ["a", "f"], ["A", "F"]);
const backslash = text("\\");

/** The body of any JSON string at all, lone surrogates in escapes included. */
export const anyStringBody: Pattern = starPattern(
  alternate(
    { kind: "class", ranges: RAW },
    concat(backslash, alternate(characterClass('"\\/bfnrt'), concat(text("u"), repeatPattern(hexDigit, 4, 4)))),
  ),
);

/**
 * Turns patterns over decoded strings into patterns over what stands between the quotes of a JSON string: all texts that
 * decode to a string of the pattern. Decoding is a homomorphism of characters, so the image of a complement is taken
 * among bodies without lone surrogates.
 */
export class JsonStrings {
  readonly #escapes: Escapes;
  readonly #classes = new Map<string, Pattern>();
  readonly #bodies = new Map<Pattern, Pattern>();

  constructor(escapes: Escapes) {
    this.#escapes = escapes;
  }

  /** The texts between the quotes that decode to a string of the pattern. */
  body(pattern: Pattern): Pattern {
    const known = this.#bodies.get(pattern);
    if (known !== undefined) return known;
    const body = this.#image(pattern);
    this.#bodies.set(pattern, body);
    return body;
  }

  /** Every body without lone surrogates. */
  get all(): Pattern {
    return this.body(everyString);
  }

  #image(pattern: Pattern): Pattern {
    switch (pattern.kind) {
      case "text":
        return this.#text(pattern.text);
      case "class":
        return this.#class(pattern.ranges);
      case "concat":
        return concat(...pattern.items.map((item) => this.body(item)));
      case "alternate":
        return alternate(...pattern.options.map((item) => this.body(item)));
      case "repeat-pattern":
        return repeatPattern(this.body(pattern.item), pattern.min, pattern.max);
      case "intersect":
        return pattern.items.length === 0 ? this.all : intersect(...pattern.items.map((item) => this.body(item)));
      case "complement":
        return intersect(this.all, complement(this.body(pattern.item)));
      case "bytes":
      case "byte-class":
        throw new TypeError(`a pattern over bytes (${pattern.kind}) does not describe a decoded string`);
    }
  }

  #text(value: string): Pattern {
    if (this.#escapes === "needed" || value === "") return text(JSON.stringify(value).slice(1, -1));
    return concat(
      ...Array.from(value, (character) => {
        const codePoint = character.codePointAt(0) ?? 0;
        return isSurrogate(codePoint) ? unit(codePoint, codePoint) : this.#class([[codePoint, codePoint]]);
      }),
    );
  }

  #class(ranges: readonly CharacterRange[]): Pattern {
    const key = ranges.join(";");
    const known = this.#classes.get(key);
    if (known !== undefined) return known;
    const options: Pattern[] = [];
    const raw = intersectRanges(ranges, RAW);
    if (raw.length > 0) options.push({ kind: "class", ranges: raw });
    const escaped = this.#escaped(ranges);
    if (escaped.length > 0) options.push(concat(backslash, alternate(...escaped)));
    const image = alternate(...options);
    this.#classes.set(key, image);
    return image;
  }

  #escaped(ranges: readonly CharacterRange[]): Pattern[] {
    const includes = (codePoint: number): boolean =>
      ranges.some(([low, high]) => codePoint >= low && codePoint <= high);
    const letters = SHORT_ESCAPES.filter(([codePoint]) => includes(codePoint)).map(([, letter]) => letter);
    if (this.#escapes === "any" && includes(0x2f)) letters.push("/");
    const options: Pattern[] = letters.length === 0 ? [] : [characterClass(letters.join(""))];
    if (this.#escapes === "needed") {
      for (let codePoint = 0; codePoint < 0x20; codePoint++) {
        if (!includes(codePoint) || SHORT_ESCAPES.some(([short]) => short === codePoint)) continue;
        options.push(text(`u${codePoint.toString(16).padStart(4, "0")}`));
      }
      return options;
    }
    const units = ranges.flatMap(([low, high]) => unitsOf(low, high));
    if (units.length > 0) options.push(concat(text("u"), alternate(...units)));
    return options;
  }
}

const everyString = starPattern(anyCharacter);
const isSurrogate = (codePoint: number): boolean => codePoint >= 0xd800 && codePoint <= 0xdfff;

/** The escape of one lone surrogate. */
const unit = (low: number, high: number): Pattern => concat(text("\\u"), hexRange(low, high, 4));

/** What follows `\u` for the code points from `low` to `high`: four digits, or two units for those past the first plane. */
function unitsOf(low: number, high: number): Pattern[] {
  const options: Pattern[] = [];
  if (low <= 0xd7ff) options.push(hexRange(low, Math.min(high, 0xd7ff), 4));
  if (high >= 0xe000 && low <= 0xffff) options.push(hexRange(Math.max(low, 0xe000), Math.min(high, 0xffff), 4));
  if (high < 0x10000) return options;
  const from = Math.max(low, 0x10000) - 0x10000;
  const to = high - 0x10000;
  const pair = (first: number, last: number, start: number, end: number): void => {
    if (first > last) return;
    options.push(
      concat(hexRange(0xd800 + first, 0xd800 + last, 4), text("\\u"), hexRange(0xdc00 + start, 0xdc00 + end, 4)),
    );
  };
  const [first, last] = [from >> 10, to >> 10];
  const [start, end] = [from & 0x3ff, to & 0x3ff];
  if (first === last) pair(first, first, start, end);
  else {
    const wholeFirst = start === 0 ? first : first + 1;
    const wholeLast = end === 0x3ff ? last : last - 1;
    if (start !== 0) pair(first, first, start, 0x3ff);
    pair(wholeFirst, wholeLast, 0, 0x3ff);
    if (end !== 0x3ff) pair(last, last, 0, end);
  }
  return options;
}

/** Hexadecimal numbers of `length` digits from `low` to `high`, in either case. */
function hexRange(low: number, high: number, length: number): Pattern {
  if (low === 0 && high === 16 ** length - 1) return repeatPattern(hexDigit, length, length);
  if (length === 1) return hexDigits(low, high);
  const size = 16 ** (length - 1);
  const [first, last] = [Math.floor(low / size), Math.floor(high / size)];
  if (first === last) return concat(hexDigits(first, first), hexRange(low % size, high % size, length - 1));
  const options: Pattern[] = [];
  const wholeFirst = low % size === 0 ? first : first + 1;
  const wholeLast = high % size === size - 1 ? last : last - 1;
  if (low % size !== 0) options.push(concat(hexDigits(first, first), hexRange(low % size, size - 1, length - 1)));
  if (wholeFirst <= wholeLast) {
    options.push(concat(hexDigits(wholeFirst, wholeLast), repeatPattern(hexDigit, length - 1, length - 1)));
  }
  if (high % size !== size - 1) options.push(concat(hexDigits(last, last), hexRange(0, high % size, length - 1)));
  return alternate(...options);
}

const HEX = "0123456789abcdef";
function hexDigits(low: number, high: number): Pattern {
  const digits = HEX.slice(low, high + 1);
  return characterClass(digits, digits.toUpperCase());
}
