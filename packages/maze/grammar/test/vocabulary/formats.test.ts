import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MazeError } from "@maze/core";
import {
  encodeBytes,
  loadVocabulary,
  parseGguf,
  parseHuggingFace,
  parseSentencePiece,
  parseTiktoken,
} from "../../src/index.ts";
import type { Vocabulary } from "../../src/index.ts";
import { writeGguf, writeSentencePiece } from "./byte-writer.ts";
import { cl100k, llama2Json } from "./real-vocabularies.ts";

const text = (vocabulary: Vocabulary, id: number): string => new TextDecoder().decode(vocabulary.tokenBytes(id));
const encode = (value: string): Uint8Array => new TextEncoder().encode(value);
const sameTokens = (a: Vocabulary, b: Vocabulary): void => {
  expect([a.size, a.trie.nodeCount]).toEqual([b.size, b.trie.nodeCount]);
  expect(Buffer.compare(a.packed.bytes, b.packed.bytes)).toBe(0);
  expect([...a.specialTokens]).toEqual([...b.specialTokens]);
};

/** The tokens of cl100k as they are written in GPT-2's alphabet, and their merges. */
function byteLevelTokens(vocabulary: Vocabulary, count: number): { tokens: string[]; merges: string[] } {
  const alphabet = Array.from({ length: 256 }, (_, byte) => byte);
  const printable = (byte: number): boolean => (byte > 32 && byte < 127) || (byte > 160 && byte !== 173);
  let next = 256;
  const letters = alphabet.map((byte) => String.fromCharCode(printable(byte) ? byte : next++));
  const written = (bytes: Uint8Array): string => Array.from(bytes, (byte) => letters[byte] ?? "").join("");
  const tokens = Array.from({ length: count }, (_, id) => written(vocabulary.tokenBytes(id)));
  const known = new Map(tokens.map((token, id) => [token, id]));
  const merges = tokens.slice(256).map((token, index) => {
    for (let cut = 1; cut < token.length; cut++) {
      const [left, right] = [token.slice(0, cut), token.slice(cut)];
      if (Math.max(known.get(left) ?? count, known.get(right) ?? count) < index + 256) return `${left} ${right}`;
    }
    throw new Error(`No merge makes ${token}.`);
  });
  return { tokens, merges };
}

const cl = cl100k();
const COUNT = 5000;
const { tokens, merges } = byteLevelTokens(cl, COUNT);
const split = {
  type: "Split",
  pattern: { Regex: "(?i:'s|'t)|[^\\r\\n\\p{L}\\p{N}]?+\\p{L}+|\\s+|." },
  behavior: "Isolated",
};
const byteLevelJson = (change: object = {}): string =>
  JSON.stringify({
    added_tokens: [
      { id: COUNT, content: "<|end|>", special: true },
      { id: COUNT + 1, content: "  x", special: false },
    ],
    pre_tokenizer: {
      type: "Sequence",
      pretokenizers: [split, { type: "ByteLevel", use_regex: false, add_prefix_space: false }],
    },
    decoder: { type: "ByteLevel" },
    model: { type: "BPE", vocab: Object.fromEntries(tokens.map((token, id) => [token, id])), merges, ...change },
  });

describe("parseHuggingFace", () => {
  it("reads byte-level BPE and can encode with it", () => {
    const vocabulary = parseHuggingFace(byteLevelJson(), { eos: ["<|end|>"] });
    expect(vocabulary.eosIds).toEqual([COUNT]);
    expect(text(vocabulary, COUNT + 1)).toBe("  x");
    for (let id = 0; id < COUNT; id++) expect(vocabulary.tokenBytes(id)).toEqual(cl.tokenBytes(id));
    const ids = encodeBytes(vocabulary, encode("It's the\n\nend"));
    expect(ids.map((id) => text(vocabulary, id))).toEqual(["It", "'s", " the", "\n\n", "end"]);
  });
  it("cannot encode when merges are not in the order of ids", () => {
    expect(parseHuggingFace(byteLevelJson({ merges: merges.toReversed() })).mergesById).toBe(false);
  });
  it("reads the vocabulary of Llama 2", () => {
    const vocabulary = parseHuggingFace(llama2Json(), { eos: ["</s>"] });
    expect([vocabulary.size, vocabulary.eosIds, [...vocabulary.specialTokens.keys()]]).toEqual([
      32000,
      [2],
      ["<unk>", "<s>", "</s>"],
    ]);
    expect([...vocabulary.tokenBytes(3 + 0xe2)]).toEqual([0xe2]);
    expect(
      text(
        vocabulary,
        llama2Pieces().findIndex(([piece]) => piece === "\u2581the"),
      ),
    ).toBe(" the");
    expect(vocabulary.mergesById).toBe(false);
  });
  it("reads Unigram", () => {
    const model = {
      type: "Unigram",
      unk_id: 0,
      vocab: [
        ["<unk>", 0],
        ["\u2581a", -1],
        ["b\u00e9", -2],
      ],
    };
    const vocabulary = parseHuggingFace(JSON.stringify({ model, decoder: { type: "Metaspace" } }));
    expect([text(vocabulary, 1), text(vocabulary, 2), vocabulary.isSpecial(0)]).toEqual([" a", "b\u00e9", true]);
  });
  it.each([
    ["not JSON", "{"],
    ["no model", "{}"],
    ["no object", "[]"],
    ["WordPiece", JSON.stringify({ model: { type: "WordPiece", vocab: { a: 0 } } })],
    ["text that stands for no bytes", JSON.stringify({ model: { type: "BPE", vocab: { a: 0 }, merges: [] } })],
    ["word ends", byteLevelJson({ end_of_word_suffix: "</w>" })],
    ["a token without id", byteLevelJson({ vocab: { a: "x" } })],
    ["a list without texts", byteLevelJson({ vocab: [1] })],
  ])("refuses %s", (_name, json) => {
    expect(() => parseHuggingFace(json)).toThrow(expect.objectContaining({ code: "MAZE_GRAMMAR_VOCABULARY" }) as Error);
  });
  it("refuses an id that would take all memory", () => {
    expect(() => parseHuggingFace(byteLevelJson({ vocab: { a: 1e12 } }))).toThrow(
      expect.objectContaining({ code: "MAZE_GRAMMAR_LIMIT" }) as Error,
    );
  });
});

/** The pieces of Llama 2 with their types. */
function llama2Pieces(): [string, number][] {
  const { model } = JSON.parse(llama2Json()) as { model: { vocab: Record<string, number> } };
  return Object.entries(model.vocab)
    .sort((a, b) => a[1] - b[1])
    .map(([piece, id]) => [piece, id === 0 ? 2 : id < 3 ? 3 : id < 259 ? 6 : 1]);
}

describe("parseSentencePiece", () => {
  it("reads the same vocabulary as from the tokenizer.json of the model", () => {
    const vocabulary = parseSentencePiece(writeSentencePiece(llama2Pieces(), 2));
    sameTokens(vocabulary, parseHuggingFace(llama2Json()));
    expect(vocabulary.eosIds).toEqual([2]);
  });
  it("leaves out pieces that are not in use", () => {
    const vocabulary = parseSentencePiece(
      writeSentencePiece([
        ["<0x41>", 1],
        ["gone", 5],
        ["<0x41>", 6],
      ]),
    );
    expect([0, 1, 2].map((id) => text(vocabulary, id))).toEqual(["<0x41>", "", "A"]);
    expect(vocabulary.eosIds).toEqual([]);
  });
});

describe("parseGguf", () => {
  const pieces = llama2Pieces();
  const llama = {
    "general.architecture": "llama",
    "tokenizer.ggml.scores": [1, 2, 3],
    "tokenizer.ggml.model": "llama",
    "tokenizer.ggml.tokens": pieces.map(([piece]) => piece),
    "tokenizer.ggml.token_type": pieces.map(([, type]) => type),
    "tokenizer.ggml.eos_token_id": 2,
  };
  it("reads the same vocabulary as from the tokenizer.json of the model", () => {
    const vocabulary = parseGguf(writeGguf(llama));
    sameTokens(vocabulary, parseHuggingFace(llama2Json()));
    expect(vocabulary.eosIds).toEqual([2]);
  });
  it("reads byte-level BPE and can encode with it", () => {
    const vocabulary = parseGguf(
      writeGguf(
        {
          "tokenizer.ggml.model": "gpt2",
          "tokenizer.ggml.pre": "llama-bpe",
          "tokenizer.ggml.tokens": [...tokens, "<|end|>", "<|eot|>"],
          "tokenizer.ggml.token_type": [...tokens.map(() => 1), 3, 3],
          "tokenizer.ggml.merges": merges,
          "tokenizer.ggml.eos_token_id": COUNT,
          "tokenizer.ggml.eot_token_id": COUNT + 1,
        },
        2,
      ),
    );
    expect(vocabulary.eosIds).toEqual([COUNT, COUNT + 1]);
    expect(encodeBytes(vocabulary, encode("It's the end")).map((id) => text(vocabulary, id))).toEqual([
      "It",
      "'s",
      " the",
      " end",
    ]);
  });
  it.each([
    ["a kind without fixed bytes", writeGguf({ ...llama, "tokenizer.ggml.model": "bert" })],
    ["no tokens", writeGguf({ "tokenizer.ggml.model": "llama" })],
    ["types for fewer tokens", writeGguf({ ...llama, "tokenizer.ggml.token_type": [1] })],
    ["another version", writeGguf(llama, 1)],
    ["another file", encode("GGML0000000000000000")],
  ])("refuses %s", (_name, file) => {
    expect(() => parseGguf(file)).toThrow(expect.objectContaining({ code: "MAZE_GRAMMAR_VOCABULARY" }) as Error);
  });
});

describe("files from anywhere", () => {
  const gguf = writeGguf({
    "a.list": [1, 2],
    "tokenizer.ggml.model": "llama",
    "tokenizer.ggml.tokens": ["<unk>", "a", "\u2581b"],
    "tokenizer.ggml.token_type": [2, 1, 1],
    "tokenizer.ggml.eos_token_id": 1,
    "tokenizer.ggml.pre": "x",
  });
  const pieceModel = writeSentencePiece(
    [
      ["<unk>", 2],
      ["a", 1],
      ["\u2581b", 1],
    ],
    1,
  );
  const parsers: [string, (bytes: Uint8Array) => Vocabulary, Uint8Array][] = [
    ["ranks", (bytes) => parseTiktoken(bytes), encode("YQ== 0\nYg== 1\n")],
    [
      "tokenizer.json",
      (bytes) => parseHuggingFace(new TextDecoder().decode(bytes)),
      encode(JSON.stringify({ model: { type: "Unigram", vocab: [["a", 0]] }, decoder: { type: "Metaspace" } })),
    ],
    ["GGUF", parseGguf, gguf],
    ["SentencePiece", parseSentencePiece, pieceModel],
    ["stored", loadVocabulary, loadVocabularyBytes()],
  ];
  function loadVocabularyBytes(): Uint8Array {
    return Uint8Array.from(parseTiktoken("YQ== 0\nYg== 1\n").image);
  }
  const allowed = (parse: (bytes: Uint8Array) => Vocabulary, bytes: Uint8Array): void => {
    try {
      parse(bytes);
    } catch (thrown) {
      if (!MazeError.is(thrown)) throw thrown;
      expect(["MAZE_GRAMMAR_VOCABULARY", "MAZE_GRAMMAR_LIMIT"]).toContain(thrown.code);
    }
  };
  it.each(parsers)(
    "%s: cut off anywhere or changed anywhere, they are refused or read, and nothing else happens",
    (_name, parse, file) => {
      expect(parse(file).size).toBeGreaterThan(0);
      for (let length = 0; length < file.length; length++) allowed(parse, file.slice(0, length));
      fc.assert(
        fc.property(
          fc.array(fc.tuple(fc.nat(file.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 }),
          (changes) => {
            const changed = file.slice();
            for (const [at, byte] of changes) changed[at] = byte;
            allowed(parse, changed);
          },
        ),
        { numRuns: 300 },
      );
      fc.assert(
        fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
          allowed(parse, bytes);
        }),
      );
    },
  );
});
