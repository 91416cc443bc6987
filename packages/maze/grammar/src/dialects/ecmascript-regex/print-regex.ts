import type { CharacterRange, Pattern } from "../../pattern/pattern.ts";
import { invertRanges, withoutSurrogates } from "../../pattern/character-ranges.ts";
import { isEmptyWord, isNothing } from "../automaton/pattern-algebra.ts";
import { plainPattern } from "../text-grammar/plain-pattern.ts";

const SHORT: Readonly<Record<number, string>> = { 9: "\\t", 10: "\\n", 11: "\\v", 12: "\\f", 13: "\\r" };
const PRINTABLE = /^[\p{L}\p{N}\p{P}\p{S} ]$/u;

function character(point: number, special: RegExp): string {
  const short = SHORT[point];
  if (short !== undefined) return short;
  const written = String.fromCodePoint(point);
  if (special.test(written)) return `\\${written}`;
  if (PRINTABLE.test(written)) return written;
  if (point > 0xffff) return `\\u{${point.toString(16)}}`;
  return point < 0x100 ? `\\x${point.toString(16).padStart(2, "0")}` : `\\u${point.toString(16).padStart(4, "0")}`;
}

const plain = (point: number): string => character(point, /[\^$\\.*+?()[\]{}|/]/);

/** What differs between ECMAScript and Rust's regex crate. */
export interface RegexStyle {
  readonly anyCharacter: string;
  readonly nothing: string;
  /** Matches a character that needs a backslash in a class. */
  readonly classSpecial: RegExp;
}
const ECMASCRIPT: RegexStyle = { anyCharacter: "[^]", nothing: "[]", classSpecial: /[\^\\[\]/-]/ };

function classText(ranges: readonly CharacterRange[], style: RegexStyle): string {
  const inClass = (point: number): string => character(point, style.classSpecial);
  const others = withoutSurrogates(invertRanges(ranges));
  if (others.length === 0) return style.anyCharacter;
  const isNegated = others.length < ranges.length || ranges.at(-1)?.[1] === 0x10ffff;
  const shown = (isNegated ? others : ranges).map(([low, high]) => {
    if (low === high) return inClass(low);
    return high === low + 1 ? inClass(low) + inClass(high) : `${inClass(low)}-${inClass(high)}`;
  });
  return `[${isNegated ? "^" : ""}${shown.join("")}]`;
}

function bounds(min: number, max: number | null): string {
  if (max === null) return min === 0 ? "*" : min === 1 ? "+" : `{${String(min)},}`;
  if (min === 0 && max === 1) return "?";
  return min === max ? `{${String(min)}}` : `{${String(min)},${String(max)}}`;
}

/** 0: alternatives may stand here; 1: items one after the other may; 2: a single item. */
function write(pattern: Pattern, level: 0 | 1 | 2, style: RegexStyle): string {
  if (isEmptyWord(pattern)) return level === 2 ? "(?:)" : "";
  if (isNothing(pattern)) return style.nothing;
  switch (pattern.kind) {
    case "text": {
      const items = Array.from(pattern.text, (letter) => plain(letter.codePointAt(0) ?? 0));
      return items.length > 1 && level === 2 ? `(?:${items.join("")})` : items.join("");
    }
    case "class":
      return classText(pattern.ranges, style);
    case "concat": {
      const items = pattern.items.map((item) => write(item, 1, style)).join("");
      return level === 2 ? `(?:${items})` : items;
    }
    case "alternate": {
      const options = pattern.options.map((option) => write(option, 0, style)).join("|");
      return level === 0 ? options : `(?:${options})`;
    }
    case "repeat-pattern": {
      const repeated = write(pattern.item, 2, style) + bounds(pattern.min, pattern.max);
      return level === 2 ? `(?:${repeated})` : repeated;
    }
    default:
      throw new TypeError(`a plain pattern has no ${pattern.kind}`);
  }
}

/**
 * An ECMAScript regular expression (flag `u` or `v`) without anchors that matches, as a whole, the texts of a pattern.
 *
 * @throws MAZE_GRAMMAR_LIMIT when the pattern has intersections or complements that need too large an automaton,
 * MAZE_GRAMMAR_UNSUPPORTED when it has bytes that are no text.
 * @example
 * ```ts
 * import { characterClass, difference, plusPattern, text } from "@maze/grammar";
 * import { printEcmaScriptRegex } from "@maze/grammar/dialects";
 * printEcmaScriptRegex(difference(plusPattern(characterClass("ab")), text("a"))); // => "(?:b|a[ab])[ab]*"
 * ```
 */
export const printEcmaScriptRegex = (pattern: Pattern): string => write(plainPattern(pattern), 0, ECMASCRIPT);

/** The same for another flavour of regular expressions. */
export const printRegex = (pattern: Pattern, style: RegexStyle): string => write(plainPattern(pattern), 0, style);
