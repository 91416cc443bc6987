import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createDerivatives } from "../../src/derivative/derivatives.ts";
import { encodeCodePoint, utf8Sequences } from "../../src/derivative/utf8-sequences.ts";
import { intersect, complement, notCharacters, plusPattern, repeatPattern, text } from "../../src/index.ts";
import type { Pattern } from "../../src/index.ts";

const matches = (pattern: Pattern, bytes: Iterable<number>): boolean => {
  const derivatives = createDerivatives();
  let rest = derivatives.of(pattern);
  for (const byte of bytes) rest = derivatives.after(rest, byte);
  return rest.nullable;
};

describe("utf8Sequences", () => {
  it("covers exactly the code points of a range", () => {
    fc.assert(
      fc.property(fc.nat(0x10ffff), fc.nat(0x10ffff), fc.string({ unit: "grapheme", minLength: 1 }), (a, b, sample) => {
        const low = Math.min(a, b);
        const high = Math.max(a, b);
        const sequences = utf8Sequences([[low, high]]);
        const points = [
          low - 1,
          low,
          high,
          high + 1,
          (low + high) >> 1,
          ...Array.from(sample, (c) => c.codePointAt(0) ?? 0),
        ];
        for (const point of points.filter((value) => value >= 0 && value <= 0x10ffff)) {
          const bytes = encodeCodePoint(point);
          const covering = sequences.filter(
            (sequence) =>
              sequence.length === bytes.length &&
              sequence.every(([from, to], i) => from <= (bytes[i] ?? -1) && (bytes[i] ?? 256) <= to),
          );
          const inside = point >= low && point <= high && (point < 0xd800 || point > 0xdfff);
          expect(covering).toHaveLength(inside ? 1 : 0);
        }
      }),
    );
  });
});

describe("createDerivatives", () => {
  it("counts bounded repetition", () => {
    const item = repeatPattern(text("ab"), 2, 3);
    expect(
      ["", "ab", "abab", "ababab", "abababab"].map((word) => matches(item, new TextEncoder().encode(word))),
    ).toEqual([false, false, true, true, false]);
  });
  it("reads a class as UTF-8", () => {
    const item = plusPattern(notCharacters("a"));
    expect(matches(item, new TextEncoder().encode("\u00e9\u4e2d\u{1f600}"))).toBe(true);
    expect(matches(item, [0xc3])).toBe(false);
    expect(matches(item, [0xed, 0xa0, 0x80])).toBe(false);
  });
  it("knows an empty intersection", () => {
    const derivatives = createDerivatives();
    const none = intersect(plusPattern(text("ab")), complement(plusPattern(text("ab"))));
    expect(derivatives.isEmpty(derivatives.of(none))).toBe(true);
    expect(derivatives.shortest(derivatives.of(intersect(plusPattern(text("ab")), complement(text("ab")))))).toBe(4);
  });
});
