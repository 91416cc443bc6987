import fc from "fast-check";

const pieces = [
  "a",
  "b ",
  "\t",
  "\n",
  "\r\n",
  "\r",
  "\x7f",
  "\x80",
  "\u07ff",
  "\u0800",
  "\uffff",
  "é",
  "中",
  "🦊",
  "\ud83e",
  "\udd8a",
  "\ufeff",
  "\u2028",
  "\0",
  "e\u0301",
];

/** Texts of all line breaks, characters of one to four bytes, halves of surrogate pairs, byte order marks. */
export const trickyText = fc.string({ unit: fc.constantFrom(...pieces), maxLength: 24 });
