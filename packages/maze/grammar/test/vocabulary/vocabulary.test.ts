import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createVocabulary, loadVocabulary, parseTiktoken, serializeVocabulary } from "../../src/index.ts";
import type { TokenTrie } from "../../src/index.ts";
import { cl100k, o200k } from "./real-vocabularies.ts";

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const code = (name: string): unknown => expect.objectContaining({ code: name });

/** Every token with the bytes that lead to it, by a walk of the trie that checks its order. */
function tokensOf(trie: TokenTrie): Map<number, string> {
  const found = new Map<number, string>();
  const walk = (node: number, path: number[]): void => {
    for (let at = trie.tokenStart[node] ?? 0; at < (trie.tokenStart[node + 1] ?? 0); at++) {
      found.set(trie.tokenIds[at] ?? -1, path.join(","));
    }
    let last = -1;
    for (let child = node + 1; child < (trie.end[node] ?? 0); child = trie.end[child] ?? 0) {
      const ordered = (trie.byte[child] ?? -1) > last && trie.depth[child] === path.length + 1;
      if (!ordered) throw new Error(`Node ${child} is out of order.`);
      last = trie.byte[child] ?? 0;
      walk(child, [...path, last]);
    }
  };
  walk(0, []);
  expect(trie.end[0]).toBe(trie.nodeCount);
  return found;
}

describe("createVocabulary", () => {
  it("builds a trie of exactly the tokens that have bytes and are not special", () => {
    const letter = fc.constantFrom(0, 1, 97, 98, 255);
    const token = fc.oneof(
      fc.uint8Array({ max: 255, maxLength: 3 }),
      fc.array(letter, { maxLength: 6 }).map((bytes) => Uint8Array.from(bytes)),
    );
    fc.assert(
      fc.property(
        fc.array(token, { maxLength: 120 }),
        fc.array(fc.nat(140), { maxLength: 3 }),
        (tokens, specialIds) => {
          const special = Object.fromEntries([...new Set(specialIds)].map((id) => [`<${id}>`, id]));
          const vocabulary = createVocabulary({ tokens, special });
          const expected = new Map(
            tokens.flatMap((bytes, id): [number, string][] =>
              bytes.length > 0 && !specialIds.includes(id) ? [[id, bytes.join(",")]] : [],
            ),
          );
          expect(tokensOf(vocabulary.trie)).toEqual(expected);
          const prefixes = new Set<string>([""]);
          for (const path of expected.values())
            path.split(",").forEach((_, i, all) => prefixes.add(all.slice(0, i + 1).join(",")));
          expect(vocabulary.trie.nodeCount).toBe(prefixes.size);
          for (const id of specialIds) expect(vocabulary.tokenBytes(id)).toHaveLength(0);
          tokens.forEach((bytes, id) => {
            if (!specialIds.includes(id)) expect([...vocabulary.tokenBytes(id)]).toEqual([...bytes]);
          });
          const again = loadVocabulary(serializeVocabulary(vocabulary));
          expect(tokensOf(again.trie)).toEqual(expected);
          expect([again.size, ...again.specialTokens]).toEqual([vocabulary.size, ...vocabulary.specialTokens]);
        },
      ),
    );
  });
  it("refuses ids that do not fit", () => {
    const tokens = [encode("a")];
    expect(() => createVocabulary({ tokens, eos: ["<end>"] })).toThrow(code("MAZE_GRAMMAR_VOCABULARY"));
    expect(() => createVocabulary({ tokens, eos: [1] })).toThrow(code("MAZE_GRAMMAR_VOCABULARY"));
    expect(() => createVocabulary({ tokens, special: { x: -1 } })).toThrow(code("MAZE_GRAMMAR_VOCABULARY"));
    expect(() => createVocabulary({ tokens, special: { x: 2 ** 31 } })).toThrow(code("MAZE_GRAMMAR_LIMIT"));
    expect(() => createVocabulary({ tokens: [encode("a".repeat(256))] })).toThrow(code("MAZE_GRAMMAR_LIMIT"));
    const packed = { bytes: encode("abc"), offsets: Int32Array.of(0, 2, 1, 3) };
    expect(() => createVocabulary({ tokens: packed })).toThrow(code("MAZE_GRAMMAR_VOCABULARY"));
  });
  it("knows its special tokens", () => {
    const vocabulary = createVocabulary({ tokens: [encode("a")], special: new Map([["<end>", 3]]), eos: ["<end>", 0] });
    expect([0, 1, 3].map((id) => vocabulary.isSpecial(id))).toEqual([false, false, true]);
    expect(vocabulary.eosIds).toEqual([3, 0]);
    expect(() => vocabulary.tokenBytes(4)).toThrow(RangeError);
  });
});

describe("loadVocabulary", () => {
  const stored = serializeVocabulary(
    createVocabulary({ tokens: ["a", "ab", "", "b"].map(encode), special: { "<end>": 5 }, eos: [5] }),
  );
  it("uses the given bytes, or a copy where they are not aligned", () => {
    expect(loadVocabulary(stored).packed.bytes.buffer).toBe(stored.buffer);
    const moved = new Uint8Array(stored.length + 1);
    moved.set(stored, 1);
    expect([...loadVocabulary(moved.subarray(1)).tokenBytes(1)]).toEqual([97, 98]);
  });
  it("refuses what is cut off or damaged, at any byte", () => {
    for (let length = 0; length < stored.length; length++) {
      expect(() => loadVocabulary(stored.slice(0, length))).toThrow(code("MAZE_GRAMMAR_VOCABULARY"));
    }
    for (let at = 0; at < stored.length; at++) {
      const damaged = stored.slice();
      damaged[at] = (damaged[at] ?? 0) ^ 0x10;
      expect(() => loadVocabulary(damaged)).toThrow(code("MAZE_GRAMMAR_VOCABULARY"));
    }
  });
});

describe("parseTiktoken", () => {
  it("reads ranks in any order, with any line ends", () => {
    const vocabulary = parseTiktoken("YWI= 3\r\nYQ== 0\r\n\r\nYmM 1");
    expect(Array.from({ length: 4 }, (_, id) => new TextDecoder().decode(vocabulary.tokenBytes(id)))).toEqual([
      "a",
      "bc",
      "",
      "ab",
    ]);
  });
  it.each(["", "YQ==", "YQ== ", "YQ== x", "YQ== 1 2", "Y 0", "Y* 0", "YQ== 0\nYg== 0", " 0", "YQ== 0\n{}"])(
    "refuses %j",
    (source) => {
      expect(() => parseTiktoken(source)).toThrow(code("MAZE_GRAMMAR_VOCABULARY"));
    },
  );
  it("refuses an id that would take all memory", () => {
    expect(() => parseTiktoken("YQ== 4000000000")).toThrow(code("MAZE_GRAMMAR_LIMIT"));
  });
  it.each([
    ["o200k_base", o200k, 200_000, 199_998, 421_661],
    ["cl100k_base", cl100k, 100_258, 100_256, 216_750],
  ] as const)("reads %s", (_name, make, size, tokens, nodes) => {
    const vocabulary = make();
    expect(vocabulary.size).toBe(size);
    expect(vocabulary.trie.tokenIds).toHaveLength(tokens);
    expect(vocabulary.trie.nodeCount).toBe(nodes);
    expect(vocabulary.image.byteLength).toBeLessThan(12_000_000);
    expect(vocabulary.image.buffer).toBeInstanceOf(SharedArrayBuffer);
    const trie = tokensOf(vocabulary.trie);
    const wrong = [...trie].filter(([id, path]) => vocabulary.tokenBytes(id).join(",") !== path);
    expect([wrong, trie.size]).toEqual([[], tokens]);
  });
});
