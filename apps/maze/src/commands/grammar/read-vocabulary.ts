import { MazeError } from "@maze/core";
import {
  createVocabulary,
  loadVocabulary,
  parseGguf,
  parseHuggingFace,
  parseSentencePiece,
  parseTiktoken,
  type Vocabulary,
} from "@maze/grammar";
import type { MaskOptions } from "./command.ts";
import { readNamedFile } from "./read-named-file.ts";

const usage = (message: string, hint: string): MazeError => new MazeError({ code: "MAZE_CLI_USAGE", message, hint });

function specialTokens(entries: readonly string[]): Record<string, number> {
  const pairs = entries.map((entry): [string, number] => {
    const at = entry.lastIndexOf("=");
    const id = entry.slice(at + 1);
    if (at < 1 || !/^\d+$/u.test(id))
      throw usage(`--special ${entry} is no token and id`, "Write --special '<|end|>=199999'.");
    return [entry.slice(0, at), Number(id)];
  });
  return Object.fromEntries(pairs);
}

/** The vocabulary that the command line names; without one, each byte is a token. */
export async function readVocabulary(cwd: string, options: MaskOptions): Promise<Vocabulary> {
  const given = options.eos?.map((token) => (/^\d+$/u.test(token) ? Number(token) : token));
  const special = specialTokens(options.special ?? []);
  if (options.vocabulary === undefined) {
    return createVocabulary({
      tokens: Array.from({ length: 256 }, (_, byte) => Uint8Array.of(byte)),
      special,
      eos: given,
    });
  }
  const file = await readNamedFile(cwd, options.vocabulary);
  const eos = given === undefined ? {} : { eos: given };
  if (options.special !== undefined && options.format !== "tiktoken") {
    throw usage("--special is for tiktoken", "Other formats name their special tokens themselves.");
  }
  switch (options.format) {
    case "tiktoken":
      return parseTiktoken(file, { special, ...eos });
    case "hugging-face":
      return parseHuggingFace(new TextDecoder().decode(file), eos);
    case "sentencepiece":
      return parseSentencePiece(file, eos);
    case "gguf":
      return parseGguf(file, eos);
    case "stored":
      if (given !== undefined) throw usage("--eos is not for stored vocabularies", "A stored vocabulary has its own.");
      return loadVocabulary(file);
    default:
      throw usage(
        options.format === undefined
          ? "the format of the vocabulary is not said"
          : `there is no format ${options.format}`,
        "Add --format with one of tiktoken, hugging-face, sentencepiece, gguf, stored.",
      );
  }
}
