import { CHAR } from "./bytes-of.ts";

/** Behind spaces, line ends and comments. */
export function behindTrivia(bytes: Uint8Array, from: number, end: number): number {
  let p = from;
  while (p < end) {
    const c = bytes[p];
    if (isSpace(c)) p++;
    else if (c === CHAR.slash && bytes[p + 1] === CHAR.slash) {
      while (p < end && bytes[p] !== 10 && bytes[p] !== 13) p++;
    } else if (c === CHAR.slash && bytes[p + 1] === CHAR.star) {
      p += 2;
      while (p < end && !(bytes[p] === CHAR.star && bytes[p + 1] === CHAR.slash)) p++;
      p += 2;
    } else return p;
  }
  return end;
}

/** The last byte at or before `from` that is no space or line end; -1 where there is none. */
export function beforeSpace(bytes: Uint8Array, from: number): number {
  let p = from;
  while (p >= 0 && isSpace(bytes[p])) p--;
  return p;
}

const isSpace = (c: number | undefined): boolean => c === 32 || c === 10 || c === 13 || c === 9;
