import { createGrammarSampler } from "@maze/grammar";
import type { CliIo } from "../../cli-io.ts";
import type { CommandResult, GlobalOptions } from "../../command.ts";
import { CliExitCode } from "../../exit-code.ts";
import { harmless } from "../../terminal-text.ts";
import type { SampleOptions } from "./command.ts";
import { readGrammar } from "./read-grammar.ts";
import { seededRandom } from "./seeded-random.ts";

/** Random texts of a grammar. */
export async function runSample(
  io: CliIo,
  source: string,
  options: GlobalOptions & SampleOptions,
): Promise<CommandResult> {
  const { grammar, warnings } = await readGrammar(io.cwd, source, options);
  const seed = options.seed ?? io.date() % 4_294_967_296;
  const sample = createGrammarSampler(grammar, { random: seededRandom(seed), size: options.size });
  const texts: string[] = [];
  const decoder = new TextDecoder();
  while (texts.length < options.count) {
    io.signal.throwIfAborted();
    texts.push(decoder.decode(sample()));
  }
  return {
    document: { schema: "maze.grammar.sample/v1", seed, texts },
    text: texts.map(harmless).join("\n"),
    exitCode: CliExitCode.done,
    warnings,
  };
}
