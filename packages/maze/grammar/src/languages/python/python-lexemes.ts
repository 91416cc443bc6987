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
import { LAST_CODE_POINT } from "../../pattern/character-ranges.ts";
import type { Pattern } from "../../pattern/pattern.ts";
import { BINARY_DIGIT, DECIMAL_DIGIT, HEX_DIGIT, OCTAL_DIGIT, digitsWithUnderscores } from "../notation/digits.ts";
import { IDENTIFIER_PART, IDENTIFIER_START } from "../notation/identifiers.ts";

/** Words that are never names. The soft keywords `match`, `case`, `type` and `_` are not among them. */
const PYTHON_KEYWORDS: readonly string[] = [
  ...["False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del"],
  ...["elif", "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal"],
  ...["not", "or", "pass", "raise", "return", "try", "while", "with", "yield"],
];

/** The signs of the language. */
export const PYTHON_SIGNS: readonly string[] = [
  ...["!=", "%", "%=", "&", "&=", "(", ")", "*", "**", "**=", "*=", "+", "+=", ",", "-", "-=", "->", ".", "..."],
  ...["/", "//", "//=", "/=", ":", ":=", ";", "<", "<<", "<<=", "<=", "=", "==", ">", ">=", ">>", ">>=", "@"],
  ...["@=", "[", "]", "^", "^=", "{", "|", "|=", "}", "~"],
];

const LINE_END = concat(optionalPattern(text("\r")), text("\n"));
const COMMENT = concat(text("#"), starPattern(notCharacters("\r\n")));
const BLANK = characterClass(" \t\f");
const BLANK_LINE = concat(starPattern(BLANK), optionalPattern(COMMENT), LINE_END);

/** What may stand between two tokens of a line: blanks, and the backslash that joins two lines. */
export const PYTHON_INLINE: Pattern = alternate(plusPattern(BLANK), concat(text("\\"), LINE_END));
/** What may stand between two tokens inside brackets. A comment has the line end, since it ends nowhere else. */
export const PYTHON_TRIVIA: Pattern = alternate(PYTHON_INLINE, concat(optionalPattern(COMMENT), LINE_END));
/** What may stand at the end of the text, where the last line need not have a line end. */
export const PYTHON_END: Pattern = alternate(PYTHON_TRIVIA, COMMENT);
/** Before the first line: a byte order mark, blank lines and comments. */
export const PYTHON_LEAD: Pattern = concat(optionalPattern(text("\uFEFF")), starPattern(BLANK_LINE));
/** From the end of a statement to the beginning of the next line that has one, which starts with `indentation`. */
export const pythonLineStart = (indentation: Pattern): Pattern =>
  concat(optionalPattern(COMMENT), LINE_END, starPattern(BLANK_LINE), starPattern(text("\f")), indentation);
/** What does not follow the indentation of a line with a statement. */
export const NO_LINE_START: Pattern = characterClass(" \t\f#\r\n");

/** A name that is no keyword. */
export const PYTHON_NAME: Pattern = difference(
  concat(IDENTIFIER_START, starPattern(IDENTIFIER_PART)),
  alternate(...PYTHON_KEYWORDS.map(text)),
);

const based = (letters: string, digit: Pattern): Pattern =>
  concat(text("0"), characterClass(letters), plusPattern(concat(optionalPattern(text("_")), digit)));
const DIGITS = digitsWithUnderscores(DECIMAL_DIGIT);
const EXPONENT = concat(characterClass("eE"), optionalPattern(characterClass("+-")), DIGITS);
const INTEGER = alternate(
  concat(characterClass(["1", "9"]), starPattern(concat(optionalPattern(text("_")), DECIMAL_DIGIT))),
  digitsWithUnderscores(text("0")),
  based("xX", HEX_DIGIT),
  based("oO", OCTAL_DIGIT),
  based("bB", BINARY_DIGIT),
);
const FLOAT = alternate(
  concat(DIGITS, EXPONENT),
  concat(
    alternate(concat(DIGITS, text("."), optionalPattern(DIGITS)), concat(text("."), DIGITS)),
    optionalPattern(EXPONENT),
  ),
);

/** Integers: no full stop follows one, since it would make it a float. */
export const PYTHON_INTEGER: Pattern = INTEGER;
/** Floats and imaginary numbers. */
export const PYTHON_FLOAT: Pattern = alternate(FLOAT, concat(alternate(DIGITS, FLOAT), characterClass("jJ")));

/** The four ways to quote, and which quote it is. */
export const QUOTES = [`"`, `'`, `"""`, `'''`] as const;
/** A way to quote. */
export type Quote = (typeof QUOTES)[number];

const anyCase = (...prefixes: string[]): Pattern =>
  alternate(
    ...prefixes.map((prefix) =>
      concat(...Array.from(prefix, (letter) => characterClass(letter + letter.toUpperCase()))),
    ),
  );
const HEX = (count: number): Pattern => repeatPattern(HEX_DIGIT, count, count);
/** What the texts of a kind of literal hold: characters other than some, and what may follow a backslash. */
interface Content {
  readonly without: (characters: string) => Pattern;
  readonly escape: (without: string) => Pattern;
}
const anyText = (characters: string): Pattern => notCharacters(characters);
const anyAscii = (characters: string): Pattern => notCharacters(characters, [0x80, LAST_CODE_POINT]);
const STRING: Content = {
  without: anyText,
  escape: (without) =>
    alternate(
      notCharacters(`xuUN\r${without}`),
      LINE_END,
      concat(text("x"), HEX(2)),
      concat(text("u"), HEX(4)),
      concat(text("U00"), alternate(text("10"), concat(text("0"), HEX_DIGIT)), HEX(4)),
      concat(text("N{"), plusPattern(notCharacters("{}\r\n")), text("}")),
    ),
};
const BYTES: Content = {
  without: anyAscii,
  escape: (without) => alternate(anyAscii(`x\r${without}`), LINE_END, concat(text("x"), HEX(2))),
};
const raw = (content: Content): Content => ({
  without: content.without,
  escape: (without) => alternate(content.without(`\r${without}`), LINE_END),
});

/** A literal in the quotes; of those in quotes of one sign, the empty ones are left to another terminal. */
function quoted(quote: Quote, content: Content): Pattern {
  const mark = quote.slice(0, 1);
  const long = quote.length === 3;
  const item = alternate(content.without(`\\${mark}${long ? "" : "\r\n"}`), concat(text("\\"), content.escape("")));
  if (!long) return concat(text(mark), plusPattern(item), text(mark));
  return concat(text(quote), starPattern(concat(repeatPattern(text(mark), 0, 2), item)), text(quote));
}

function literals(prefixes: Pattern, rawPrefixes: Pattern, content: Content): Pattern {
  const all = (prefix: Pattern, inside: Content): Pattern =>
    concat(prefix, alternate(...QUOTES.map((quote) => quoted(quote, inside))));
  return alternate(all(prefixes, content), all(rawPrefixes, raw(content)));
}
const STRING_PREFIX = optionalPattern(anyCase("u"));
const BYTES_PREFIX = anyCase("b");
const RAW_BYTES_PREFIX = anyCase("br", "rb");

/** Strings and raw strings, other than the empty ones in single quotes. */
export const PYTHON_STRING: Pattern = literals(STRING_PREFIX, anyCase("r"), STRING);
/** Bytes and raw bytes, other than the empty ones in single quotes. */
export const PYTHON_BYTES: Pattern = literals(BYTES_PREFIX, RAW_BYTES_PREFIX, BYTES);
/** The empty string in quotes of one sign: no third quote follows. */
export const pythonEmptyString = (mark: string): Pattern =>
  concat(optionalPattern(anyCase("u", "r")), text(mark + mark));
/** Empty bytes in quotes of one sign: no third quote follows. */
export const pythonEmptyBytes = (mark: string): Pattern =>
  concat(alternate(BYTES_PREFIX, RAW_BYTES_PREFIX), text(mark + mark));

/** What opens an f-string. */
export const pythonFormattedStart = (quote: Quote, isRaw: boolean): Pattern =>
  concat(isRaw ? anyCase("fr", "rf") : anyCase("f"), text(quote));
const doubledBraces = alternate(text("{{"), text("}}"));
/** The text of an f-string between its replacement fields. */
export function pythonFormattedText(quote: Quote, isRaw: boolean): Pattern {
  const mark = quote.slice(0, 1);
  const long = quote.length === 3;
  const plain = notCharacters(`\\{}${mark}${long ? "" : "\r\n"}`);
  const escape = concat(text("\\"), (isRaw ? raw(STRING) : STRING).escape("{}"));
  const item = alternate(plain, escape, concat(optionalPattern(text("\\")), doubledBraces));
  if (!long) return starPattern(item);
  return concat(starPattern(concat(repeatPattern(text(mark), 0, 2), item)));
}
/** The same before a replacement field: quotes and a backslash may stand directly before the field. */
export const pythonFormattedLead = (quote: Quote, isRaw: boolean): Pattern =>
  concat(
    pythonFormattedText(quote, isRaw),
    quote.length === 3 ? repeatPattern(text(quote.slice(0, 1)), 0, 2) : text(""),
    optionalPattern(text("\\")),
  );
/** The text of a format between its fields. */
export const pythonFormatText = (quote: Quote): Pattern =>
  starPattern(notCharacters(`{}${quote.slice(0, 1)}${quote.length === 3 ? "" : "\r\n"}`));
