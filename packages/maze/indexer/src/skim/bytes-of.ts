/** What a byte can begin, for a table of 256 entries. */
export const BYTE = {
  other: 0,
  end: 1,
  space: 2,
  lineFeed: 3,
  carriageReturn: 4,
  word: 5,
  digit: 6,
  quote: 7,
  backtick: 8,
  slash: 9,
  open: 10,
  close: 11,
  less: 12,
  dot: 13,
  beyondAscii: 14,
  backslash: 15,
  hash: 16,
  bang: 17,
  sign: 18,
} as const;

/** What each byte can begin. */
export const BYTE_CLASS = new Uint8Array(256);
/** 1 for bytes that continue a word; bytes beyond ASCII do, and are looked at again. */
export const WORD_PART = new Uint8Array(256);

const set = (characters: string, of: number): void => {
  for (const character of characters) BYTE_CLASS[character.charCodeAt(0)] = of;
};
set("\0", BYTE.end);
set(" \t\v\f", BYTE.space);
set("\n", BYTE.lineFeed);
set("\r", BYTE.carriageReturn);
set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_$", BYTE.word);
set("0123456789", BYTE.digit);
set("\"'", BYTE.quote);
set("`", BYTE.backtick);
set("/", BYTE.slash);
set("([{", BYTE.open);
set(")]}", BYTE.close);
set("<", BYTE.less);
set(".", BYTE.dot);
set("\\", BYTE.backslash);
set("#", BYTE.hash);
set("!", BYTE.bang);
set("+-", BYTE.sign);
BYTE_CLASS.fill(BYTE.beyondAscii, 128);
WORD_PART.fill(1, 128);
for (let byte = 0; byte < 128; byte++) {
  const is = BYTE_CLASS[byte];
  if (is === BYTE.word || is === BYTE.digit) WORD_PART[byte] = 1;
}

const codes = {
  bang: 33,
  hash: 35,
  dollar: 36,
  ampersand: 38,
  openParen: 40,
  closeParen: 41,
  star: 42,
  plus: 43,
  comma: 44,
  minus: 45,
  dot: 46,
  slash: 47,
  colon: 58,
  semicolon: 59,
  less: 60,
  equals: 61,
  greater: 62,
  question: 63,
  at: 64,
  openBracket: 91,
  backslash: 92,
  closeBracket: 93,
  backtick: 96,
  openBrace: 123,
  bar: 124,
  closeBrace: 125,
} as const;

/** Codes of the characters that the readers ask for by name. */
// Wider than the literals, since a scanner's fields change between two comparisons.
export const CHAR: Readonly<Record<keyof typeof codes, number>> = codes;
