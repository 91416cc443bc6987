import type { TextCursor } from "../common/text-cursor.ts";

const ESCAPED: Readonly<Record<string, number>> = {
  n: 10,
  t: 9,
  r: 13,
  a: 7,
  b: 8,
  f: 12,
  v: 11,
  e: 27,
  "0": 0,
  '"': 34,
  "'": 39,
  "?": 63,
  "\\": 92,
};

/** One character of a text or, `inClass`, of a class, escaped or not. */
export function readCharacter(cursor: TextCursor, inClass: boolean): number {
  const from = cursor.at;
  if (cursor.atEnd()) throw cursor.syntax("unexpected end of the grammar");
  if (!cursor.take("\\")) return cursor.point();
  const written = cursor.match(/x([0-9a-fA-F]{1,8})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})/y);
  if (written !== null) {
    const point = Number.parseInt(written[1] ?? written[2] ?? written[3] ?? "", 16);
    if (point > 0x10ffff) throw cursor.syntax("the largest code point is 10FFFF", from);
    return point;
  }
  const letter = cursor.next;
  cursor.at++;
  if (inClass && letter !== "" && "^$.*+?()[]{}|/-\\".includes(letter)) return letter.charCodeAt(0);
  if (inClass && /[dDsSwW]/.test(letter)) throw cursor.unsupported(`the class escape \\${letter}`, from);
  const point = ESCAPED[letter];
  if (point === undefined) throw cursor.syntax(`\\${letter} is not an escape`, from);
  return point;
}
