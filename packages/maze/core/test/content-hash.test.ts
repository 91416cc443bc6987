import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalJson, contentHash, textHash } from "../src/index.ts";

/** The same value with the keys of every object in the reverse order. */
function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, member]) => [key, turned(member)]),
  );
}

describe("canonicalJson", () => {
  it("parses back to the value", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it("is the same whatever the order of keys, at every depth", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(canonicalJson(turned(value))).toBe(canonicalJson(value));
      }),
    );
  });

  it("differs where the values differ as JSON", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
        let isEqual = true;
        try {
          expect(JSON.parse(JSON.stringify(a))).toStrictEqual(JSON.parse(JSON.stringify(b)));
        } catch {
          isEqual = false;
        }
        expect(canonicalJson(a) === canonicalJson(b)).toBe(isEqual);
      }),
    );
  });

  it.each<[string, unknown, string]>([
    ["sorts by code units, capitals first", { b: 1, a: 2, B: 3, ä: 4 }, '{"B":3,"a":2,"b":1,"ä":4}'],
    ["puts integer keys first, ascending", { b: 1, 10: 2, 9: 3 }, '{"9":3,"10":2,"b":1}'],
    ["keeps a key named __proto__", JSON.parse('{"__proto__":{"b":1,"a":2}}'), '{"__proto__":{"a":2,"b":1}}'],
    ["keeps the order of arrays", [3, 1, 2], "[3,1,2]"],
    ["drops what JSON lacks", { a: undefined, b: () => 1, c: [undefined] }, '{"c":[null]}'],
    ["gives null for a lone value that JSON lacks", undefined, "null"],
    ["uses toJSON", { at: new Date(0) }, '{"at":"1970-01-01T00:00:00.000Z"}'],
  ])("%s", (_, value, expected) => {
    expect(canonicalJson(value)).toBe(expected);
  });

  it("throws for a cycle and for a bigint", () => {
    const cycle: { self?: unknown } = {};
    cycle.self = cycle;
    expect(() => canonicalJson(cycle)).toThrow(TypeError);
    expect(() => canonicalJson(1n)).toThrow(TypeError);
  });
});

describe("contentHash", () => {
  it("is the SHA-256 of the canonical JSON", () => {
    expect(contentHash({ b: 1, a: "é" })).toBe(textHash('{"a":"é","b":1}'));
  });
});

describe("textHash", () => {
  it("is the SHA-256 of FIPS 180-2's example, for text as UTF-8 and for bytes", () => {
    const known = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    expect(textHash("abc")).toBe(known);
    expect(textHash(Uint8Array.of(97, 98, 99))).toBe(known);
    expect(textHash("ö")).toBe(textHash(Uint8Array.of(0xc3, 0xb6)));
  });
});
