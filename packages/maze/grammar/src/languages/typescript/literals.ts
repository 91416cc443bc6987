import {
  alternate,
  anyCharacter,
  characterClass,
  concat,
  difference,
  notCharacters,
  optionalPattern,
  plusPattern,
  repeatPattern,
  starPattern,
  text,
} from "../../pattern/pattern-builders.ts";
import type { Pattern } from "../../pattern/pattern.ts";
import { partCharacter } from "./identifiers.ts";

const digit = characterClass(["0", "9"]);
const hexDigit = characterClass(["0", "9"], ["a", "f"], ["A", "F"]);

/** Digits with single underscores between them. */
const separated = (one: Pattern): Pattern => concat(one, starPattern(concat(optionalPattern(text("_")), one)));
const digits = separated(digit);
const nonZero = concat(characterClass(["1", "9"]), starPattern(concat(optionalPattern(text("_")), digit)));
const exponent = concat(characterClass("eE"), optionalPattern(characterClass("+-")), digits);
const radix = (letter: string, one: Pattern): Pattern => concat(text("0"), characterClass(letter), separated(one));

/** A decimal integer, after which a dot would belong to the number. */
export const decimalInteger = alternate(text("0"), nonZero);
const withRadix = alternate(
  radix("xX", hexDigit),
  radix("oO", characterClass(["0", "7"])),
  radix("bB", characterClass("01")),
);
/** Every other numeric literal, after which a dot is a member access. */
export const otherNumber = alternate(
  withRadix,
  concat(decimalInteger, text("."), optionalPattern(digits), optionalPattern(exponent)),
  concat(text("."), digits, optionalPattern(exponent)),
  concat(decimalInteger, exponent),
  concat(alternate(decimalInteger, withRadix), text("n")),
);

const lineEnd = alternate(text("\r\n"), characterClass("\n\r\u2028\u2029"));
const codePoint = concat(
  starPattern(text("0")),
  alternate(repeatPattern(hexDigit, 1, 5), concat(text("10"), repeatPattern(hexDigit, 4, 4))),
);
const hexEscape = alternate(
  concat(text("x"), repeatPattern(hexDigit, 2, 2)),
  concat(text("u"), repeatPattern(hexDigit, 4, 4)),
  concat(text("u{"), codePoint, text("}")),
);
/** A backslash and what it stands for. Octal escapes are none of them. */
const escape = concat(
  text("\\"),
  alternate(hexEscape, lineEnd, text("0"), notCharacters("xu\n\r\u2028\u2029", ["0", "9"])),
);

/** Text in which `part` occurs, other than where a backslash makes something else of its first character. */
const holding = (part: Pattern): Pattern =>
  concat(
    starPattern(alternate(notCharacters("\\"), concat(text("\\"), anyCharacter))),
    part,
    starPattern(anyCharacter),
  );
const octalEscape = holding(concat(text("\\0"), digit));
const substitution = holding(text("${"));

const stringOf = (quote: string): Pattern =>
  concat(
    text(quote),
    difference(starPattern(alternate(notCharacters(quote, "\\\n\r"), escape)), octalEscape),
    text(quote),
  );
/** A string literal. */
export const stringLiteral = alternate(stringOf('"'), stringOf("'"));

const templateCharacters = difference(
  starPattern(alternate(notCharacters("`\\"), escape)),
  alternate(octalEscape, substitution),
);
/** A tag sees the raw text, so that any escape will do. */
const taggedCharacters = difference(
  starPattern(alternate(notCharacters("`\\"), concat(text("\\"), anyCharacter))),
  substitution,
);

/** The pieces of a template: without substitutions, and before, between and after them. */
export interface TemplatePieces {
  readonly whole: Pattern;
  readonly head: Pattern;
  readonly middle: Pattern;
  readonly tail: Pattern;
}
const templatePieces = (characters: Pattern): TemplatePieces => ({
  whole: concat(text("`"), characters, text("`")),
  head: concat(text("`"), characters, text("${")),
  middle: concat(text("}"), characters, text("${")),
  tail: concat(text("}"), characters, text("`")),
});
export const templateLiteral = templatePieces(templateCharacters);
export const taggedTemplate = templatePieces(taggedCharacters);

const regexEscape = concat(text("\\"), notCharacters("\n\r\u2028\u2029"));
const regexClass = concat(
  text("["),
  starPattern(alternate(notCharacters("]\\\n\r\u2028\u2029"), regexEscape)),
  text("]"),
);
const regexCharacter = (...without: string[]): Pattern =>
  alternate(notCharacters("/\\[\n\r\u2028\u2029", ...without), regexEscape, regexClass);
/** A regular expression literal: its ends are known, its inside is left to those who run it. */
export const regularExpression = concat(
  text("/"),
  regexCharacter("*"),
  starPattern(regexCharacter()),
  text("/"),
  starPattern(partCharacter),
);

/** The text between JSX tags. */
export const jsxText = plusPattern(notCharacters("{}<>"));
/** What must not follow it, being more of it. */
export const moreJsxText = notCharacters("{}<>");
/** The value of a JSX attribute, which knows no escapes. */
export const jsxString = alternate(
  concat(text('"'), starPattern(notCharacters('"')), text('"')),
  concat(text("'"), starPattern(notCharacters("'")), text("'")),
);
