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
import { IDENTIFIER_PART, IDENTIFIER_START } from "../notation/identifiers.ts";

/** Words that are no identifiers. */
const GO_KEYWORDS: readonly string[] = [
  ...["break", "case", "chan", "const", "continue", "default", "defer", "else", "fallthrough", "for", "func", "go"],
  ...["goto", "if", "import", "interface", "map", "package", "range", "return", "select", "struct", "switch", "type"],
  "var",
];

/** The signs of the language, and what opens a comment. */
export const GO_SIGNS: readonly string[] = [
  ...["+", "&", "+=", "&=", "&&", "==", "!=", "(", ")", "-", "|", "-=", "|=", "||", "<", "<=", "[", "]", "*", "^"],
  ...["*=", "^=", "<-", ">", ">=", "{", "}", "/", "<<", "/=", "<<=", "++", "=", ":=", ",", ";", "%", ">>", "%="],
  ...[">>=", "--", "!", "...", ".", ":", "&^", "&^=", "~", "//", "/*"],
];

/** After these (and after identifiers and literals) a line end ends the statement. */
export const ENDS_STATEMENT: ReadonlySet<string> = new Set([
  ...["break", "continue", "fallthrough", "return", "++", "--", ")", "]", "}"],
]);

const prefixed = (letters: string, digit: Pattern): Pattern =>
  concat(text("0"), characterClass(letters), optionalPattern(text("_")), digitsWithUnderscores(digit));

const DECIMALS = digitsWithUnderscores(DECIMAL_DIGIT);
const HEXES = digitsWithUnderscores(HEX_DIGIT);
const SIGN = optionalPattern(characterClass("+-"));
const EXPONENT = concat(characterClass("eE"), SIGN, DECIMALS);
const HEX_EXPONENT = concat(characterClass("pP"), SIGN, DECIMALS);

const INTEGER = alternate(
  text("0"),
  concat(characterClass(["1", "9"]), starPattern(concat(optionalPattern(text("_")), DECIMAL_DIGIT))),
  concat(text("0"), optionalPattern(text("_")), digitsWithUnderscores(OCTAL_DIGIT)),
  prefixed("oO", OCTAL_DIGIT),
  prefixed("bB", BINARY_DIGIT),
  prefixed("xX", HEX_DIGIT),
);
const FLOAT = alternate(
  concat(DECIMALS, text("."), optionalPattern(DECIMALS), optionalPattern(EXPONENT)),
  concat(DECIMALS, EXPONENT),
  concat(text("."), DECIMALS, optionalPattern(EXPONENT)),
  concat(
    text("0"),
    characterClass("xX"),
    alternate(
      concat(optionalPattern(text("_")), HEXES, optionalPattern(concat(text("."), optionalPattern(HEXES)))),
      concat(text("."), HEXES),
    ),
    HEX_EXPONENT,
  ),
);

/** Integers, floats and imaginary numbers. */
export const GO_NUMBER: Pattern = alternate(INTEGER, FLOAT, concat(alternate(INTEGER, FLOAT, DECIMALS), text("i")));

const escape = (quote: string): Pattern =>
  concat(
    text("\\"),
    alternate(
      characterClass(`abfnrtv\\${quote}`),
      repeatPattern(OCTAL_DIGIT, 3, 3),
      concat(text("x"), repeatPattern(HEX_DIGIT, 2, 2)),
      concat(text("u"), repeatPattern(HEX_DIGIT, 4, 4)),
      concat(text("U00"), alternate(text("10"), concat(text("0"), HEX_DIGIT)), repeatPattern(HEX_DIGIT, 4, 4)),
    ),
  );

/** A character in single quotes. */
export const GO_RUNE: Pattern = concat(text("'"), alternate(notCharacters("'\\\n"), escape("'")), text("'"));
/** An interpreted or a raw string. */
export const GO_STRING: Pattern = alternate(
  concat(text('"'), starPattern(alternate(notCharacters('"\\\n'), escape('"'))), text('"')),
  concat(text("`"), starPattern(notCharacters("`")), text("`")),
);
/** A name that is no keyword. */
export const GO_IDENTIFIER: Pattern = difference(
  concat(IDENTIFIER_START, starPattern(IDENTIFIER_PART)),
  alternate(...GO_KEYWORDS.map(text)),
);

const LINE_COMMENT = concat(text("//"), starPattern(notCharacters("\n")));
const STARS = starPattern(text("*"));
/** What stands in a block comment: text without its end, with or without line ends. */
const commentText = (...without: string[]): Pattern =>
  starPattern(alternate(notCharacters("*", ...without), concat(text("*"), STARS, notCharacters("*/", ...without))));
const COMMENT_END = concat(STARS, text("*/"));
const COMMENT_IN_LINE = concat(text("/*"), commentText("\n"), COMMENT_END);
const COMMENT_OVER_LINES = concat(text("/*"), commentText("\n"), STARS, text("\n"), commentText(), COMMENT_END);

const SPACE = characterClass(" \t\r");
/** What may stand between two tokens of a line. */
export const GO_INLINE: Pattern = alternate(SPACE, COMMENT_IN_LINE);
/** What may stand at the end of the text. */
export const GO_TRIVIA: Pattern = alternate(SPACE, text("\n"), LINE_COMMENT, COMMENT_IN_LINE, COMMENT_OVER_LINES);

/** Ends a line: a line end, a line comment with it, or a comment that goes over lines. */
const LINE_END = alternate(text("\n"), concat(LINE_COMMENT, text("\n")), COMMENT_OVER_LINES);
/** One line end or more, with what stands between. */
export const GO_LINE_ENDS: Pattern = plusPattern(concat(starPattern(GO_INLINE), LINE_END));
/** The same, where no comment stands first: after `/`. */
export const GO_LINE_ENDS_AFTER_SLASH: Pattern = alternate(
  concat(SPACE, GO_LINE_ENDS),
  concat(text("\n"), optionalPattern(GO_LINE_ENDS)),
);
