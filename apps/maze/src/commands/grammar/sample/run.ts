import { createGrammarSampler, validateGrammar, seededRandom } from "@maze/grammar";
import type { CliIo } from "../../../cli-io.ts";
import type { CommandResult, GlobalOptions } from "../../../command.ts";
import { CliExitCode } from "../../../exit-code.ts";
import { stopIfInterrupted } from "../../../interruption.ts";
import { byteText, shownBytes, type ByteText } from "../byte-text.ts";
import { readGrammar, validationWarnings } from "../read-grammar.ts";
import { inexact } from "../shown-exactly.ts";
import type { SampleOptions } from "./command.ts";

/** Draws sentences; the seed is always told, so that they can be drawn again. */
export async function runSample(
  io: CliIo,
  file: string | undefined,
  options: GlobalOptions & SampleOptions,
): Promise<CommandResult> {
  const source = await readGrammar(io, file, options);
  await stopIfInterrupted(io.signal);
  validateGrammar(source.grammar);
  const seed = options.seed ?? io.date() % 2 ** 32;
  const draw = createGrammarSampler(source.grammar, { random: seededRandom(seed), size: options.maxSize });
  const sentences: ByteText[] = [];
  while (sentences.length < options.number) {
    sentences.push(byteText(io.blocking(draw)));
    await stopIfInterrupted(io.signal);
  }
  const text = sentences.map((sentence, at) => line(sentence, at === sentences.length - 1)).join("\n");
  return {
    document: { schema: "maze.grammar.sample/v1", source: source.name, dialect: source.dialect, seed, sentences },
    text,
    exitCode: CliExitCode.done,
    warnings: [
      ...validationWarnings(source),
      ...(options.json === true ? [] : inexact(text, "use --json")),
      ...(options.seed === undefined ? [`drawn with --seed ${String(seed)}`] : []),
    ],
  };
}

function line(sentence: ByteText, isLast: boolean): string {
  const text = sentence.text ?? shownBytes(sentence);
  return text.includes("\n") && !isLast ? `${text}\n---` : text;
}
