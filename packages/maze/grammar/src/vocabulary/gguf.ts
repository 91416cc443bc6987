import { readGgufMetadata } from "./gguf-metadata.ts";
import type { GgufValue } from "./gguf-metadata.ts";
import { mergesAscend } from "./merges.ts";
import { publishedPieces } from "./pieces.ts";
import { PIECE } from "./sentence-piece.ts";
import { byteLevelBytes, sentencePieceBytes } from "./token-text.ts";
import { vocabularyError } from "./vocabulary-error.ts";
import { createVocabulary } from "./vocabulary.ts";
import type { Vocabulary, VocabularyOptions } from "./vocabulary.ts";

/** What replaces the end tokens that a GGUF file names. */
export type GgufOptions = Pick<VocabularyOptions, "eos">;

const PREFIX = "tokenizer.ggml.";
const END_KEYS = ["eos_token_id", "eot_token_id", "eom_token_id"];

/** Names of the cuts in GGUF files that are those of published encodings. */
const PIECES: Readonly<Record<string, string>> = {
  "gpt-2": publishedPieces.gpt2,
  "gpt-4o": publishedPieces.o200k,
  "llama-bpe": publishedPieces.cl100k,
};

const readTypes = (types: GgufValue | undefined): readonly GgufValue[] | undefined =>
  typeof types === "object" ? types : undefined;

/**
 * The vocabulary of a GGUF file, of its metadata `tokenizer.ggml.*`. The beginning of a file is enough when it has all
 * metadata. Every end token that the file names ends a text unless `eos` is given.
 *
 * @throws MazeError `MAZE_GRAMMAR_VOCABULARY` when the file is cut off, of another format, or its tokens do not stand
 * for fixed bytes
 */
export function parseGguf(file: Uint8Array, options: GgufOptions = {}): Vocabulary {
  const wanted = ["model", "pre", "tokens", "token_type", "merges", ...END_KEYS].map((key) => PREFIX + key);
  const metadata = readGgufMetadata(file, new Set(wanted));
  const get = (key: string): GgufValue | undefined => metadata.get(PREFIX + key);
  const model = get("model");
  const byteLevel = model === "gpt2";
  if (!byteLevel && model !== "llama" && model !== "t5" && model !== "gemma4") {
    throw vocabularyError(
      `The tokenizer of the GGUF file is of the kind ${JSON.stringify(model ?? null)}, not gpt2, llama or t5.`,
    );
  }
  const texts = get("tokens");
  const types = readTypes(get("token_type"));
  if (!Array.isArray(texts) || texts.length === 0 || !texts.every((text) => typeof text === "string")) {
    throw vocabularyError("The GGUF file has no list of tokens.");
  }
  if (types !== undefined && types.length !== texts.length) {
    throw vocabularyError("The GGUF file has not one type for each token.");
  }

  const special = new Map<string, number>();
  const encoder = new TextEncoder();
  const tokens = texts.map((text, id) => {
    const type = types?.[id] ?? PIECE.normal;
    if (type === PIECE.unknown || type === PIECE.control) special.set(text, id);
    if (type === PIECE.unused) return new Uint8Array();
    if (type === PIECE.userDefined && byteLevel) return encoder.encode(text);
    return byteLevel ? byteLevelBytes(text) : sentencePieceBytes(text, type === PIECE.byte);
  });
  const own = END_KEYS.map(get).filter((id): id is number => typeof id === "number" && id < tokens.length);
  const pre = get("pre");
  const merges = get("merges");
  return createVocabulary({
    tokens,
    special,
    eos: options.eos ?? [...new Set(own)],
    mergesById:
      byteLevel && Array.isArray(merges) && mergesAscend(merges, new Map(texts.map((text, id) => [text, id]))),
    pieces: typeof pre === "string" ? PIECES[pre] : undefined,
  });
}
