import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createTextIndex, MazeError } from "../src/index.ts";
import { trickyText } from "./support/tricky-text.ts";

/** Line starts as a regular expression sees them. */
function slowLineStarts(text: string): number[] {
  return [0, ...[...text.matchAll(/\r\n|\r|\n/g)].map((match) => match.index + match[0].length)];
}

function slowPosition(text: string, offset: number): { line: number; column: number } {
  const starts = slowLineStarts(text).filter((start) => start <= offset);
  return { line: starts.length, column: offset - (starts.at(-1) ?? 0) + 1 };
}

/** Offsets between whole characters. */
function characterOffsets(text: string): number[] {
  const offsets = [0];
  for (const character of text) offsets.push((offsets.at(-1) ?? 0) + character.length);
  return offsets;
}

const bytesUpTo = (text: string, offset: number): number => Buffer.byteLength(text.slice(0, offset), "utf8");

describe("createTextIndex", () => {
  it("gives the position of every offset as a slow scan does", () => {
    fc.assert(
      fc.property(trickyText, (text) => {
        const index = createTextIndex(text);
        for (let offset = 0; offset <= text.length; offset++) {
          expect(index.positionAt(offset)).toEqual(slowPosition(text, offset));
        }
      }),
    );
  });

  it("finds the offset of every position again, except inside CRLF, which counts as its start", () => {
    fc.assert(
      fc.property(trickyText, (text) => {
        const index = createTextIndex(text);
        for (let offset = 0; offset <= text.length; offset++) {
          const insideBreak = text[offset - 1] === "\r" && text[offset] === "\n";
          expect(index.offsetAt(index.positionAt(offset))).toBe(insideBreak ? offset - 1 : offset);
        }
      }),
    );
  });

  it("gives the byte offset that Buffer counts, for every offset", () => {
    fc.assert(
      fc.property(trickyText, (text) => {
        const index = createTextIndex(text);
        const whole = new Set(characterOffsets(text));
        for (let offset = 0; offset <= text.length; offset++) {
          const start = whole.has(offset) ? offset : offset - 1;
          expect(index.byteOffsetAt(offset)).toBe(bytesUpTo(text, start));
        }
      }),
    );
  });

  it("finds the character of every byte as a slow scan does", () => {
    fc.assert(
      fc.property(trickyText, (text) => {
        const index = createTextIndex(text);
        const starts = characterOffsets(text);
        for (let byte = 0; byte <= Buffer.byteLength(text, "utf8"); byte++) {
          expect(index.offsetAtByte(byte)).toBe(starts.findLast((start) => bytesUpTo(text, start) <= byte));
        }
      }),
    );
  });

  it("converts the last byte first, and the first byte last, to the same answers", () => {
    const text = "ä\n🦊\r\nz";
    const forwards = createTextIndex(text);
    const backwards = createTextIndex(text);
    const offsets = Array.from({ length: text.length + 1 }, (_, i) => i);
    const expected = offsets.map((offset) => forwards.byteOffsetAt(offset));
    expect(offsets.toReversed().map((offset) => backwards.byteOffsetAt(offset))).toEqual(expected.toReversed());
  });

  it("splits lines as a regular expression does", () => {
    fc.assert(
      fc.property(trickyText, (text) => {
        const index = createTextIndex(text);
        const lines = Array.from({ length: index.lineCount }, (_, i) => index.lineText(i + 1));
        expect(lines).toEqual(text.split(/\r\n|\r|\n/));
      }),
    );
  });

  it("has one empty line for the empty text", () => {
    const index = createTextIndex("");
    expect(index.lineCount).toBe(1);
    expect(index.lineText(1)).toBe("");
    expect(index.spanOf(0, 0)).toEqual({
      start: 0,
      end: 0,
      from: { line: 1, column: 1 },
      to: { line: 1, column: 1 },
    });
    expect(index.offsetAtByte(0)).toBe(0);
  });

  it("counts a byte order mark as one unit and three bytes", () => {
    const index = createTextIndex("\ufeffa");
    expect(index.positionAt(1)).toEqual({ line: 1, column: 2 });
    expect(index.byteOffsetAt(1)).toBe(3);
    expect(index.offsetAtByte(2)).toBe(0);
  });

  it.each([
    ["\n", "ab\ncd", 2],
    ["\r\n", "ab\r\ncd", 2],
    ["\r", "ab\rcd", 2],
  ])("clamps a column past the end before the line break %j", (_, text, end) => {
    expect(createTextIndex(text).offsetAt({ line: 1, column: 99 })).toBe(end);
    expect(createTextIndex(text).offsetAt({ line: 2, column: 99 })).toBe(text.length);
  });

  it.each([
    ["positionAt -1", () => createTextIndex("ab").positionAt(-1)],
    ["positionAt past the end", () => createTextIndex("ab").positionAt(3)],
    ["positionAt of a fraction", () => createTextIndex("ab").positionAt(0.5)],
    ["positionAt of NaN", () => createTextIndex("ab").positionAt(Number.NaN)],
    ["byteOffsetAt past the end", () => createTextIndex("ab").byteOffsetAt(3)],
    ["offsetAtByte past the end", () => createTextIndex("é").offsetAtByte(3)],
    ["offsetAt line 0", () => createTextIndex("ab").offsetAt({ line: 0, column: 1 })],
    ["offsetAt line 2 of one", () => createTextIndex("ab").offsetAt({ line: 2, column: 1 })],
    ["offsetAt column 0", () => createTextIndex("ab").offsetAt({ line: 1, column: 0 })],
    ["lineText 3 of two", () => createTextIndex("a\nb").lineText(3)],
    ["spanOf past the end", () => createTextIndex("a").spanOf(0, 2)],
  ])("refuses %s", (_, act) => {
    expect(act).toThrow(expect.objectContaining({ name: "MazeError", code: "MAZE_CORE_OFFSET_OUT_OF_RANGE" }));
  });

  it("names the offset and the length that it was used with", () => {
    try {
      createTextIndex("ab").positionAt(7);
      expect.unreachable();
    } catch (error) {
      expect(MazeError.is(error) && [error.message, error.details]).toEqual([
        "UTF-16 offset 7 lies outside a text of length 2",
        { offset: 7, length: 2 },
      ]);
    }
  });
});
