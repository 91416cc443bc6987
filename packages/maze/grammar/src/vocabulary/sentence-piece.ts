import { sentencePieceBytes } from "./token-text.ts";
import { vocabularyError } from "./vocabulary-error.ts";
import { createVocabulary } from "./vocabulary.ts";
import type { Vocabulary, VocabularyOptions } from "./vocabulary.ts";

/** What a SentencePiece model may not say. */
export type SentencePieceOptions = Pick<VocabularyOptions, "eos">;

/** Kinds of pieces, in SentencePiece models and in GGUF files. */
export const PIECE = { normal: 1, unknown: 2, control: 3, userDefined: 4, unused: 5, byte: 6 } as const;

interface Field {
  readonly number: number;
  /** The number of a varint, the bytes of anything else. */
  readonly value: number | Uint8Array;
}

/** The fields of a protocol buffer message. */
function* fields(message: Uint8Array): Generator<Field> {
  let at = 0;
  const varint = (): number => {
    let value = 0;
    for (let scale = 1, count = 0; count < 10; count++, scale *= 128) {
      const byte = message[at++];
      if (byte === undefined) throw vocabularyError("The SentencePiece model is cut off.");
      value += (byte & 127) * scale;
      if (byte < 128) return value;
    }
    throw vocabularyError("The SentencePiece model has a number of more than ten bytes.");
  };
  const take = (length: number): Uint8Array => {
    if (length > message.length - at) throw vocabularyError("The SentencePiece model is cut off.");
    at += length;
    return message.subarray(at - length, at);
  };
  while (at < message.length) {
    const key = varint();
    const number = Math.floor(key / 8);
    const wire = key % 8;
    if (number === 0) throw vocabularyError("The file is not a SentencePiece model.");
    if (wire === 0) yield { number, value: varint() };
    else if (wire === 1) yield { number, value: take(8) };
    else if (wire === 2) yield { number, value: take(varint()) };
    else if (wire === 5) yield { number, value: take(4) };
    else throw vocabularyError(`The SentencePiece model has a field of the unknown wire type ${wire}.`);
  }
}

const decode = (bytes: Uint8Array): string => {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes.slice());
  } catch (thrown) {
    throw vocabularyError("A piece of the SentencePiece model is not UTF-8.", thrown);
  }
};

function readPiece(message: Uint8Array): { text: string; type: number } {
  let text: string | undefined;
  let type: number = PIECE.normal;
  for (const { number, value } of fields(message)) {
    if (number === 1 && typeof value !== "number") text = decode(value);
    else if (number === 3 && typeof value === "number") type = value;
  }
  if (text === undefined) throw vocabularyError("A piece of the SentencePiece model has no text.");
  return { text, type };
}

/** The id of the token that ends a text, field 42 of the trainer's settings, 2 unless said; negative is none. */
function readEos(message: Uint8Array): number {
  let eos = 2;
  for (const { number, value } of fields(message)) if (number === 42 && typeof value === "number") eos = value;
  return eos >= 2 ** 31 ? -1 : eos;
}

/**
 * The vocabulary of a SentencePiece model file (sentencepiece_model.proto): pieces with a space for the block U+2581,
 * byte pieces as bytes. The model's own end of text is used unless `eos` is given.
 *
 * @throws MazeError `MAZE_GRAMMAR_VOCABULARY` when the file is cut off or of another format
 */
export function parseSentencePiece(model: Uint8Array, options: SentencePieceOptions = {}): Vocabulary {
  const tokens: Uint8Array[] = [];
  const special = new Map<string, number>();
  let ownEos = -1;
  for (const { number, value } of fields(model)) {
    if (typeof value === "number") continue;
    if (number === 2) ownEos = readEos(value);
    if (number !== 1) continue;
    const { text, type } = readPiece(value);
    if (type === PIECE.unknown || type === PIECE.control) special.set(text, tokens.length);
    tokens.push(type === PIECE.unused ? new Uint8Array() : sentencePieceBytes(text, type === PIECE.byte));
  }
  if (tokens.length === 0) throw vocabularyError("The SentencePiece model has no pieces.");
  const eos = options.eos ?? (ownEos >= 0 && ownEos < tokens.length ? [ownEos] : []);
  return createVocabulary({ tokens, special, eos });
}
