import {
  alternate,
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
import { BINARY_DIGIT, DECIMAL_DIGIT, HEX_DIGIT, OCTAL_DIGIT, digitsWithUnderscores } from "../notation/digits.ts";

/** Words that are never identifiers. */
const ZIG_KEYWORDS: readonly string[] = [
  ...["addrspace", "align", "allowzero", "and", "anyframe", "anytype", "asm", "break", "callconv", "catch", "comptime"],
  ...["const", "continue", "defer", "else", "enum", "errdefer", "error", "export", "extern", "fn", "for", "if"],
  ...["inline", "linksection", "noalias", "noinline", "nosuspend", "opaque", "or", "orelse", "packed", "pub", "resume"],
  ...["return", "struct", "suspend", "switch", "test", "threadlocal", "try", "union", "unreachable", "usingnamespace"],
  ...["var", "volatile", "while"],
];

/** The signs of the language, `&&`, which is there so that no operator is read before another, and what opens a comment. */
export const ZIG_SIGNS: readonly string[] = [
  ...["!", "!=", "%", "%=", "&", "&=", "&&", "*", "**", "*=", "*%", "*%=", "*|", "*|=", "^", "^=", ":", ",", ".", ".*"],
  ...["..", "...", ".?", ";", "=", "==", "=>", "+", "++", "+=", "+%", "+%=", "+|", "+|=", "-", "-=", "-%", "-%="],
  ...["-|", "-|=", "->", "/", "/=", "<", "<=", "<<", "<<=", "<<|", "<<|=", ">", ">=", ">>", ">>=", "~", "?", "("],
  ...[")", "[", "]", "{", "}", "|", "||", "|=", "//"],
];

/** A further character of a word. */
export const ZIG_WORD_PART: Pattern = characterClass("_", ["a", "z"], ["A", "Z"], ["0", "9"]);
const WORD = concat(characterClass("_", ["a", "z"], ["A", "Z"]), starPattern(ZIG_WORD_PART));

const COMMENT = concat(text("//"), starPattern(notCharacters("\n")));
/** White space and comments. A comment has the line end, since it ends nowhere else. */
export const ZIG_TRIVIA: Pattern = alternate(characterClass(" \t\r\n"), concat(COMMENT, text("\n")));
/** The same at the end of the text, where the last line need not have a line end. */
export const ZIG_END: Pattern = alternate(ZIG_TRIVIA, COMMENT);

const DECIMALS = digitsWithUnderscores(DECIMAL_DIGIT);
const HEXES = digitsWithUnderscores(HEX_DIGIT);
const exponent = (letters: string): Pattern =>
  concat(characterClass(letters), optionalPattern(characterClass("+-")), DECIMALS);

/** Integers. */
export const ZIG_INTEGER: Pattern = alternate(
  DECIMALS,
  concat(text("0x"), HEXES),
  concat(text("0o"), digitsWithUnderscores(OCTAL_DIGIT)),
  concat(text("0b"), digitsWithUnderscores(BINARY_DIGIT)),
);
/** What makes an integer a float. */
export const AFTER_INTEGER: Pattern = alternate(ZIG_WORD_PART, concat(text("."), ZIG_WORD_PART));
/** Floats. */
export const ZIG_FLOAT: Pattern = alternate(
  concat(DECIMALS, text("."), DECIMALS, optionalPattern(exponent("eE"))),
  concat(DECIMALS, exponent("eE")),
  concat(text("0x"), HEXES, text("."), HEXES, optionalPattern(exponent("pP"))),
  concat(text("0x"), HEXES, exponent("pP")),
);

const ESCAPE = concat(
  text("\\"),
  alternate(
    characterClass("nrt\\'\""),
    concat(text("x"), repeatPattern(HEX_DIGIT, 2, 2)),
    concat(text("u{"), plusPattern(HEX_DIGIT), text("}")),
  ),
);
const QUOTED = concat(text('"'), starPattern(alternate(notCharacters('"\\\n'), ESCAPE)), text('"'));
/** A string of one line. */
export const ZIG_STRING: Pattern = QUOTED;
/** A line of a string of several lines. */
export const ZIG_STRING_LINE: Pattern = concat(text("\\\\"), starPattern(notCharacters("\n")));
/** A character. */
export const ZIG_CHARACTER: Pattern = concat(text("'"), alternate(notCharacters("'\\\n"), ESCAPE), text("'"));

/** A name, also one in quotes. */
export const ZIG_IDENTIFIER: Pattern = alternate(
  difference(WORD, alternate(...ZIG_KEYWORDS.map(text))),
  concat(text("@"), QUOTED),
);
/** A function that the compiler brings. */
export const ZIG_BUILTIN: Pattern = concat(text("@"), WORD);
