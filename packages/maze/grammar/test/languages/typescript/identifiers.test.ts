import ts from "typescript";
import { describe, expect, it } from "vitest";
import { createLanguage } from "./in-language.ts";

describe("identifiers of the TypeScript grammar", () => {
  const isInLanguage = createLanguage({ entry: "expression" });
  const isWord = (text: string): boolean => isInLanguage(`a.${text}`);
  /** Every character around a change of the property, and some others. */
  const interesting = (property: (point: number) => boolean): number[] => {
    const found: number[] = [];
    let before = false;
    for (let point = 0x80; point <= 0x10ffff; point++) {
      if (point >= 0xd800 && point <= 0xdfff) continue;
      const has = property(point);
      if (has !== before) found.push(point - 1, point);
      else if (point % 9973 === 0) found.push(point);
      before = has;
    }
    return found.filter((point) => point >= 0x80 && !(point >= 0xd800 && point <= 0xdfff));
  };

  const mayStart = (point: number): boolean => ts.isIdentifierStart(point, ts.ScriptTarget.Latest);
  const mayContinue = (point: number): boolean => ts.isIdentifierPart(point, ts.ScriptTarget.Latest);

  it("start as the scanner says", () => {
    const points = interesting(mayStart);
    expect(points.length).toBeGreaterThan(1000);
    const wrong = points.filter((point) => isWord(String.fromCodePoint(point)) !== mayStart(point));
    expect(wrong).toEqual([]);
  });

  it("go on as the scanner says", () => {
    const points = interesting(mayContinue);
    expect(points.length).toBeGreaterThan(1000);
    const wrong = points.filter((point) => isWord(`a${String.fromCodePoint(point)}b`) !== mayContinue(point));
    expect(wrong).toEqual([]);
  });

  it("may be written with escapes of such characters alone", () => {
    const values = Array.from({ length: 0x800 }, (_, value) => value);
    const wrong = values.filter((value) => {
      const hex = value.toString(16).padStart(4, "0");
      const expected = mayStart(value);
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
