import { MazeError } from "@maze/core";
import { parseGguf, parseHuggingFace, parseSentencePiece, parseTiktoken, type Vocabulary } from "@maze/grammar";
import type { CliIo } from "../../../cli-io.ts";
import { usage } from "../../../usage.ts";
import { readInput } from "../read-input.ts";

const formats: readonly (readonly [ending: string, parse: (bytes: Uint8Array) => Vocabulary])[] = [
  [".tiktoken", (bytes) => parseTiktoken(bytes)],
  [".json", (bytes) => parseHuggingFace(new TextDecoder().decode(bytes))],
  [".gguf", (bytes) => parseGguf(bytes)],
  [".model", (bytes) => parseSentencePiece(bytes)],
];

/**
 * Reads a vocabulary; its ending says its format.
 *
 * @throws {MazeError} MAZE_CLI_USAGE for an ending that says nothing, MAZE_CLI_INPUT, MAZE_GRAMMAR_VOCABULARY
 */
export async function readVocabulary(io: CliIo, path: string): Promise<Vocabulary> {
  const parse = formats.find(([ending]) => path.toLowerCase().endsWith(ending))?.[1];
  if (parse === undefined) {
    throw usage(
      `the format of the vocabulary ${path} is not told by its name`,
      `Known endings: ${formats.map(([ending]) => ending).join(", ")}.`,
    );
  }
  const bytes = await readInput(io, path);
  try {
    return parse(bytes);
  } catch (thrown) {
    if (!MazeError.is(thrown)) throw thrown;
    const { code, message, hint, details } = thrown;
    throw new MazeError({ code, message: `${path}: ${message}`, hint, details, cause: thrown });
  }
}
