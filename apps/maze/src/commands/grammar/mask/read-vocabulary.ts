import { MazeError } from "@maze/core";
import { parseGguf, parseHuggingFace, parseSentencePiece, parseTiktoken, type Vocabulary } from "@maze/grammar";
import type { CliIo } from "../../../cli-io.ts";
import { usage } from "../../../usage.ts";
import { readInput } from "../read-input.ts";

interface EndTokens {
  readonly eos?: readonly (number | string)[] | undefined;
}

const formats: readonly (readonly [ending: string, parse: (bytes: Uint8Array, options: EndTokens) => Vocabulary])[] = [
  [".tiktoken", parseTiktoken],
  [".json", (bytes, options) => parseHuggingFace(new TextDecoder().decode(bytes), options)],
  [".gguf", parseGguf],
  [".model", parseSentencePiece],
];

/**
 * Reads a vocabulary; its ending says its format. `eos` names the tokens that end a text, by id or text.
 *
 * @throws {MazeError} MAZE_CLI_USAGE for an ending that says nothing, MAZE_CLI_INPUT, MAZE_GRAMMAR_VOCABULARY
 */
export async function readVocabulary(io: CliIo, path: string, eos: readonly string[] = []): Promise<Vocabulary> {
  const parse = formats.find(([ending]) => path.toLowerCase().endsWith(ending))?.[1];
  if (parse === undefined) {
    throw usage(
      `the format of the vocabulary ${path} is not told by its name`,
      `Known endings: ${formats.map(([ending]) => ending).join(", ")}.`,
    );
  }
  const bytes = await readInput(io, path);
  const ends = eos.map((named) => (/^\d+$/.test(named) ? Number(named) : named));
  try {
    // Where none is named, a file that knows its own has them.
    return parse(bytes, ends.length === 0 ? {} : { eos: ends });
  } catch (thrown) {
    if (!MazeError.is(thrown)) throw thrown;
    const { code, message, hint, details } = thrown;
    throw new MazeError({ code, message: `${path}: ${message}`, hint, details, cause: thrown });
  }
}
