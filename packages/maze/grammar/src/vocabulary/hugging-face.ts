import { mergesAscend } from "./merges.ts";
import { publishedPieces, translatePieces } from "./pieces.ts";
import { byteLevelBytes, sentencePieceBytes } from "./token-text.ts";
import { vocabularyError, vocabularyLimit } from "./vocabulary-error.ts";
import { createVocabulary } from "./vocabulary.ts";
import type { Vocabulary, VocabularyOptions } from "./vocabulary.ts";

/** What a `tokenizer.json` does not say. */
export type HuggingFaceOptions = Pick<VocabularyOptions, "eos">;

type Node = Readonly<Record<string, unknown>>;

const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null && !Array.isArray(value);
const NO_BYTES: Uint8Array = new Uint8Array();
const MOST_TOKENS = 1 << 22;

/** A step of a pipeline and the steps inside it. */
function* steps(value: unknown): Generator<Node> {
  if (!isNode(value)) return;
  yield value;
  for (const list of [value["pretokenizers"], value["decoders"], value["normalizers"]]) {
    if (Array.isArray(list)) for (const item of list as unknown[]) yield* steps(item);
  }
}

/** The ids and texts of the model's own tokens. */
function modelTokens(model: Node): [text: string, id: number][] {
  const { vocab } = model;
  if (Array.isArray(vocab)) {
    return (vocab as unknown[]).map((entry, id) => {
      if (Array.isArray(entry) && typeof entry[0] === "string") return [entry[0], id];
      throw vocabularyError(`Token ${id} of the vocabulary has no text.`);
    });
  }
  if (!isNode(vocab)) throw vocabularyError("The tokenizer has no model.vocab.");
  return Object.entries(vocab).map(([text, id]) => {
    if (Number.isInteger(id) && (id as number) >= 0) return [text, id as number];
    throw vocabularyError(`The token ${JSON.stringify(text)} has no id.`);
  });
}

/** What a token's text stands for. */
function bytesOf(root: Node, model: Node): (token: string) => Uint8Array {
  const all = [...steps(root["pre_tokenizer"]), ...steps(root["decoder"]), ...steps(root["normalizer"])];
  const has = (type: string): boolean => all.some((step) => step["type"] === type);
  for (const affix of ["end_of_word_suffix", "continuing_subword_prefix"]) {
    if (typeof model[affix] === "string" && model[affix] !== "") {
      throw vocabularyError(
        `The tokenizer has the ${affix} "${model[affix]}", so its tokens do not stand for fixed bytes.`,
      );
    }
  }
  if (has("ByteLevel")) return byteLevelBytes;
  const fallback = model["byte_fallback"] === true || has("ByteFallback");
  const block = all.some((step) => step["type"] === "Metaspace" || JSON.stringify(step).includes("\u2581"));
  if (block || fallback) return (token) => sentencePieceBytes(token, fallback);
  throw vocabularyError(
    "The tokenizer is neither of byte level nor of SentencePiece's kind, so its tokens do not stand for fixed bytes.",
  );
}

/** How texts are cut, where that is one regular expression; `undefined` for what is more than that. */
function piecesOf(root: Node): string | undefined {
  const cuts: (string | undefined)[] = [];
  for (const step of steps(root["pre_tokenizer"])) {
    const { type, pattern, behavior, invert } = step;
    if (type === "Split" && isNode(pattern) && typeof pattern["Regex"] === "string") {
      cuts.push(behavior === "Isolated" && invert !== true ? translatePieces(pattern["Regex"]) : undefined);
    } else if (type === "ByteLevel") {
      if (step["use_regex"] !== false) cuts.push(publishedPieces.gpt2);
      if (step["add_prefix_space"] === true) return undefined;
    } else if (type !== "Sequence") return undefined;
  }
  return cuts.length === 1 ? cuts[0] : undefined;
}

/**
 * The vocabulary of a Hugging Face `tokenizer.json`: BPE of byte level, and BPE or Unigram of SentencePiece's kind.
 *
 * @throws MazeError `MAZE_GRAMMAR_VOCABULARY` when the text is no such file, or its tokens do not stand for fixed bytes,
 * as those of WordPiece
 */
export function parseHuggingFace(json: string, options: HuggingFaceOptions = {}): Vocabulary {
  const root = ((): unknown => {
    try {
      return JSON.parse(json);
    } catch (thrown) {
      throw vocabularyError("The tokenizer is not JSON.", thrown);
    }
  })();
  if (!isNode(root) || !isNode(root["model"])) throw vocabularyError("The tokenizer has no model.");
  const { model } = root;
  const type =
    typeof model["type"] === "string" ? model["type"] : Array.isArray(model["merges"]) ? "BPE" : "of no type";
  if (type !== "BPE" && type !== "Unigram") {
    throw vocabularyError(`The tokenizer's model is ${type}, whose tokens do not stand for fixed bytes.`);
  }
  const toBytes = bytesOf(root, model);
  const own = modelTokens(model);
  const tokens: Uint8Array[] = [];
  const put = (id: number, bytes: Uint8Array): void => {
    if (id >= MOST_TOKENS) throw vocabularyLimit(`The vocabulary has an id above ${MOST_TOKENS - 1}.`);
    while (tokens.length <= id) tokens.push(NO_BYTES);
    tokens[id] = bytes;
  };
  for (const [text, id] of own) put(id, toBytes(text));

  const special = new Map<string, number>();
  const added: unknown[] = Array.isArray(root["added_tokens"]) ? root["added_tokens"] : [];
  for (const entry of added) {
    const { id, content, special: isSpecial } = isNode(entry) ? entry : {};
    if (!Number.isInteger(id) || (id as number) < 0 || typeof content !== "string") {
      throw vocabularyError("An added token has no id or no content.");
    }
    if (isSpecial === true) special.set(content, id as number);
    else put(id as number, toBytes(content));
  }
  const unknown = model["unk_token"] ?? own[Number(model["unk_id"] ?? -1)]?.[0];
  const ids = new Map(own);
  const unknownId = typeof unknown === "string" ? ids.get(unknown) : undefined;
  if (typeof unknown === "string" && unknownId !== undefined) special.set(unknown, unknownId);
  return createVocabulary({
    tokens,
    special,
    eos: options.eos,
    mergesById:
      type === "BPE" &&
      toBytes === byteLevelBytes &&
      Array.isArray(model["merges"]) &&
      mergesAscend(model["merges"], ids),
    pieces: piecesOf(root),
  });
}
