import { describe, expect, it } from "vitest";
import { createLanguage } from "./in-language.ts";

/** The scanner's tables follow Unicode; the characters beyond ASCII that the JavaScript engine takes are the judge. */
describe("identifiers of the TypeScript grammar", () => {
  const isInLanguage = createLanguage({ entry: "expression" });
  const isWord = (text: string): boolean => isInLanguage(`a.${text}`);
  /** Every character around a change of the property, and every 97th other. */
  const interesting = (property: RegExp): number[] => {
    const found: number[] = [];
    let before = false;
    for (let point = 0x80; point <= 0x10ffff; point++) {
      if (point >= 0xd800 && point <= 0xdfff) continue;
      const has = property.test(String.fromCodePoint(point));
      if (has !== before) found.push(point - 1, point);
      else if (point % 9973 === 0) found.push(point);
      before = has;
    }
    return found.filter((point) => point >= 0x80 && !(point >= 0xd800 && point <= 0xdfff));
  };

  it("start with ID_Start", () => {
    const points = interesting(/\p{ID_Start}/u);
    expect(points.length).toBeGreaterThan(1000);
    const wrong = points.filter((point) => {
      const character = String.fromCodePoint(point);
      return isWord(character) !== /\p{ID_Start}/u.test(character);
    });
    expect(wrong).toEqual([]);
  });

  it("go on with ID_Continue and the joiners", () => {
    const part = /[\p{ID_Continue}\u200c\u200d]/u;
    const points = interesting(part);
    expect(points.length).toBeGreaterThan(1000);
    const wrong = points.filter((point) => {
      const character = String.fromCodePoint(point);
      // Space characters may stand behind a name; they are no part of it.
      return isWord(`a${character}b`) !== part.test(character);
    });
    expect(wrong).toEqual([]);
  });

  it("may be written with escapes of such characters alone", () => {
    const point = (value: number): string => String.fromCodePoint(value);
    const values = Array.from({ length: 0x800 }, (_, value) => value);
    const wrong = values.filter((value) => {
      const hex = value.toString(16).padStart(4, "0");
      const expected = /[$_\p{ID_Start}]/u.test(point(value));
      return [`\\u${hex}`, `\\u{${hex}}`, `\\u{0${hex.toUpperCase()}}`].some((text) => isWord(text) !== expected);
    });
    expect(wrong).toEqual([]);
    // Later characters have to stand for themselves.
    expect(["\\u2028", "\\u4e2d", "\\ud800", "\\u{1f600}", "\\u{110000}", "a\\u0030"].map(isWord)).toEqual([
      false,
      false,
      false,
      false,
      false,
      true,
    ]);
  });
});
