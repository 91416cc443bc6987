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
import { DECIMAL_DIGIT, HEX_DIGIT } from "../notation/digits.ts";
import { IDENTIFIER_PART, IDENTIFIER_START } from "../notation/identifiers.ts";

/**
 * Words that are never identifiers. Those that are only reserved for later (`try`, `macro`, `box`, `yield`, `gen`) are
 * left out: sources of the first edition and of the standard library use them.
 */
const RUST_KEYWORDS: readonly string[] = [
  ...["as", "async", "await", "break", "const", "continue", "crate", "dyn", "else", "enum", "extern", "false", "fn"],
  ...["for", "if", "impl", "in", "let", "loop", "match", "mod", "move", "mut", "pub", "ref", "return", "self", "Self"],
  ...["static", "struct", "super", "trait", "true", "type", "unsafe", "use", "where", "while", "abstract", "become"],
  ...["do", "final", "override", "priv", "typeof", "unsized", "virtual"],
];

/** The signs of the language, and what opens a comment. */
export const RUST_SIGNS: readonly string[] = [
  ...["+", "-", "*", "/", "%", "^", "!", "&", "|", "&&", "||", "<<", ">>", "+=", "-=", "*=", "/=", "%=", "^=", "&="],
  ...["|=", "<<=", ">>=", "=", "==", "!=", ">", "<", ">=", "<=", "@", ".", "..", "...", "..=", ",", ";", ":", "::"],
  ...["->", "=>", "#", "$", "?", "~", "(", ")", "[", "]", "{", "}", "//", "/*"],
];

const STARS = plusPattern(text("*"));
const SLASHES = plusPattern(text("/"));
const OTHER = notCharacters("*/");
/** Comments in comments are read to this depth. */
const COMMENT_DEPTH = 4;
function blockComment(depth: number): Pattern {
  const items = [OTHER, concat(STARS, OTHER), concat(SLASHES, OTHER)];
  if (depth > 0) items.push(concat(starPattern(text("/")), blockComment(depth - 1)));
  return concat(text("/*"), starPattern(alternate(...items)), STARS, text("/"));
}

const LINE_COMMENT = concat(text("//"), starPattern(notCharacters("\n")));
/** White space and comments. A comment to the end of the line has the line end, since it ends nowhere else. */
export const RUST_TRIVIA: Pattern = alternate(
  characterClass(" \t\n\r\v\f\u0085\u200e\u200f\u2028\u2029"),
  concat(LINE_COMMENT, text("\n")),
  blockComment(COMMENT_DEPTH),
);
/** The same at the end of the text, where the last line need not have a line end. */
export const RUST_END: Pattern = alternate(RUST_TRIVIA, LINE_COMMENT);
/** The first line of a script, which is to its end no Rust. */
export const RUST_SHEBANG: Pattern = concat(text("#!"), notCharacters("[\n"), starPattern(notCharacters("\n")));

const WORD = concat(IDENTIFIER_START, starPattern(IDENTIFIER_PART));
const RAW_WORD = concat(text("r#"), WORD);
/** Words that begin a literal where a quote or `#` follows. */
const LITERAL_PREFIXES = alternate(...["r", "b", "br", "c", "cr"].map(text));

/** Identifiers, other than the prefixes of literals. */
export const RUST_IDENTIFIER: Pattern = alternate(
  difference(WORD, alternate(LITERAL_PREFIXES, text("_"), ...RUST_KEYWORDS.map(text))),
  RAW_WORD,
);
/** The prefixes of literals, which are identifiers where no literal follows. */
export const RUST_PREFIX: Pattern = LITERAL_PREFIXES;
/** What makes a prefix the beginning of a literal, or a longer identifier. */
export const AFTER_PREFIX: Pattern = alternate(IDENTIFIER_PART, characterClass("\"'#"));
/** A lifetime or label. */
export const RUST_LIFETIME: Pattern = concat(text("'"), optionalPattern(text("r#")), WORD);
/** What would make a lifetime a character. */
export const AFTER_LIFETIME: Pattern = alternate(IDENTIFIER_PART, text("'"));

const DECIMALS = concat(DECIMAL_DIGIT, starPattern(characterClass(["0", "9"], "_")));
const based = (letter: string, digits: string): Pattern =>
  concat(text(`0${letter}`), starPattern(text("_")), characterClass(digits), starPattern(characterClass(digits, "_")));
const FLOAT_TYPE = alternate(...["f16", "f32", "f64", "f128"].map(text));
const TYPE = alternate(
  ...["u8", "i8", "u16", "i16", "u32", "i32", "u64", "i64", "u128", "i128", "usize", "isize"].map(text),
  FLOAT_TYPE,
);
const EXPONENT = concat(characterClass("eE"), optionalPattern(characterClass("+-")), starPattern(text("_")), DECIMALS);

/** Integers, with a type after them or without. */
export const RUST_INTEGER: Pattern = concat(
  alternate(DECIMALS, based("x", "0123456789abcdefABCDEF"), based("o", "01234567"), based("b", "01")),
  optionalPattern(TYPE),
);
/** What makes an integer another number. */
export const AFTER_INTEGER: Pattern = alternate(IDENTIFIER_PART, concat(text("."), DECIMAL_DIGIT));
/** Floats with digits after the full stop or with an exponent. */
export const RUST_FLOAT: Pattern = concat(
  alternate(concat(DECIMALS, text("."), DECIMALS, optionalPattern(EXPONENT)), concat(DECIMALS, EXPONENT)),
  optionalPattern(FLOAT_TYPE),
);
/** Floats that end in a full stop. */
export const RUST_FLOAT_WITH_STOP: Pattern = concat(DECIMALS, text("."));
/** What makes the full stop the beginning of something else. */
export const AFTER_STOP: Pattern = alternate(IDENTIFIER_PART, text("."));
/** The field of a tuple. */
export const RUST_INDEX: Pattern = alternate(text("0"), concat(characterClass(["1", "9"]), starPattern(DECIMAL_DIGIT)));

const BYTE_ESCAPE = alternate(characterClass("nrt\\0'\""), concat(text("x"), repeatPattern(HEX_DIGIT, 2, 2)));
const ESCAPE = alternate(
  BYTE_ESCAPE,
  concat(text("u{"), repeatPattern(concat(HEX_DIGIT, starPattern(text("_"))), 1, 6), text("}")),
);
const LINE_JOIN = concat(optionalPattern(text("\r")), text("\n"));
const string = (escape: Pattern, without: Pattern): Pattern =>
  concat(text('"'), starPattern(alternate(without, concat(text("\\"), alternate(escape, LINE_JOIN)))), text('"'));
const ASCII_TEXT = notCharacters('"\\', [0x80, LAST_CODE_POINT]);

/** Raw strings have at most this many hashes. */
const MOST_HASHES = 8;
function rawString(hashes: number): Pattern {
  const end = text('"' + "#".repeat(hashes));
  if (hashes === 0) return concat(starPattern(notCharacters('"')), end);
  const almost = concat(text('"'), repeatPattern(text("#"), 0, hashes - 1));
  const inside = alternate(notCharacters('"'), concat(plusPattern(almost), notCharacters('"#')));
  return concat(text("#".repeat(hashes) + '"'), starPattern(inside), starPattern(almost), end);
}
const RAW_STRING = concat(
  text("r"),
  alternate(
    concat(text('"'), rawString(0)),
    ...Array.from({ length: MOST_HASHES }, (_, index) => rawString(index + 1)),
  ),
);

/** Strings of all kinds: with escapes, raw, of bytes and of C. */
export const RUST_STRING: Pattern = alternate(
  string(ESCAPE, notCharacters('"\\')),
  concat(text("b"), string(BYTE_ESCAPE, ASCII_TEXT)),
  concat(text("c"), string(ESCAPE, notCharacters('"\\'))),
  concat(optionalPattern(characterClass("bc")), RAW_STRING),
);
/** Characters and bytes. */
export const RUST_CHARACTER: Pattern = alternate(
  concat(text("'"), alternate(notCharacters("'\\\n\r\t"), concat(text("\\"), ESCAPE)), text("'")),
  concat(
    text("b'"),
    alternate(notCharacters("'\\\n\r\t", [0x80, LAST_CODE_POINT]), concat(text("\\"), BYTE_ESCAPE)),
    text("'"),
  ),
);

/** In a token tree: a keyword, an identifier or a number, other than the prefixes of literals. */
export const RUST_TREE_WORD: Pattern = alternate(difference(plusPattern(IDENTIFIER_PART), LITERAL_PREFIXES), RAW_WORD);
/** In a token tree: a character of a sign other than `/` and `$`. */
export const RUST_TREE_SIGN: Pattern = characterClass("!#%&*+,-.:;<=>?@^|~\\");
