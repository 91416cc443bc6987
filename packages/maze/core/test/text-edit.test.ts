import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyTextEdits, type TextEdit } from "../src/index.ts";
import { trickyText } from "./support/tricky-text.ts";

/** Walks over every place of the text, and writes what stands there. */
function slowApply(text: string, edits: readonly TextEdit[]): string {
  let result = "";
  for (let place = 0; place <= text.length; place++) {
    const here = edits.filter((edit) => edit.start === place);
    for (const { start, end, newText } of here) if (start === end) result += newText;
    for (const { start, end, newText } of here) if (start !== end) result += newText;
    const isReplaced = edits.some((edit) => edit.start <= place && place < edit.end);
    if (!isReplaced) result += text[place] ?? "";
  }
  return result;
}

/** True where two edits take one character, or one is inserted between characters that another takes. */
function overlap(a: TextEdit, b: TextEdit): boolean {
  if (a.start === a.end) return b.start < a.start && a.start < b.end;
  if (b.start === b.end) return overlap(b, a);
  return a.start < b.end && b.start < a.end;
}

const textWithEdits = trickyText.chain((text) =>
  fc.tuple(
    fc.constant(text),
    fc.array(
      fc
        .tuple(fc.nat({ max: text.length }), fc.nat({ max: text.length }), fc.constantFrom("", "x", "\r\n", "🦊"))
        .map(([a, b, newText]): TextEdit => ({ start: Math.min(a, b), end: Math.max(a, b), newText })),
      { maxLength: 4 },
    ),
  ),
);

describe("applyTextEdits", () => {
  it("does what a walk over every character does, and refuses exactly the overlaps", () => {
    let applied = 0;
    let refused = 0;
    fc.assert(
      fc.property(textWithEdits, ([text, edits]) => {
        const overlaps = edits.some((a, i) => edits.slice(i + 1).some((b) => overlap(a, b)));
        if (overlaps) {
          refused++;
          expect(() => applyTextEdits(text, edits)).toThrow(
            expect.objectContaining({ code: "MAZE_CORE_OVERLAPPING_EDITS" }),
          );
        } else {
          applied++;
          expect(applyTextEdits(text, edits)).toBe(slowApply(text, edits));
        }
      }),
      { numRuns: 500 },
    );
    expect(Math.min(applied, refused)).toBeGreaterThan(20);
  });

  it("keeps the order of insertions at one place, before a replacement that starts there", () => {
    const edits = [
      { start: 1, end: 2, newText: "B" },
      { start: 1, end: 1, newText: "1" },
      { start: 1, end: 1, newText: "2" },
    ];
    expect(applyTextEdits("abc", edits)).toBe("a12Bc");
  });

  it("leaves the edits as they were", () => {
    const edits = Object.freeze([
      { start: 2, end: 3, newText: "C" },
      { start: 0, end: 1, newText: "A" },
    ]);
    expect(applyTextEdits("abc", edits)).toBe("AbC");
  });

  it.each([
    { start: -1, end: 0, newText: "" },
    { start: 2, end: 1, newText: "" },
    { start: 0, end: 4, newText: "" },
    { start: 0.5, end: 1, newText: "" },
    { start: Number.NaN, end: 1, newText: "" },
  ])("refuses the range of %j", (edit) => {
    expect(() => applyTextEdits("abc", [edit])).toThrow(
      expect.objectContaining({ code: "MAZE_CORE_OFFSET_OUT_OF_RANGE" }),
    );
  });
});
