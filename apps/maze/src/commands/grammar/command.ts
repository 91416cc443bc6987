import { InvalidArgumentError } from "commander";
import { collect } from "../../collect.ts";
import type { RegisterCommand } from "../../command.ts";

/** How the text of a grammar is read. */
export interface GrammarSourceOptions {
  /** Name of the dialect. */
  from?: string;
  /** The rule to start with. */
  start?: string;
}
export interface CheckOptions extends GrammarSourceOptions {
  ambiguity?: boolean;
}
export interface ConvertOptions extends GrammarSourceOptions {
  to: string;
  output?: string;
}
export interface SampleOptions extends GrammarSourceOptions {
  count: number;
  size: number;
  seed?: number;
}
export interface MaskOptions extends GrammarSourceOptions {
  prefix: string;
  vocabulary?: string;
  format?: string;
  special?: string[];
  eos?: string[];
  why?: string[];
  limit: number;
}

const SOURCE = "a file, or language:NAME for a language that is built in";
const FROM = "the dialect of the file, such as gbnf, lark or json-schema; needed for files";

export const registerGrammar: RegisterCommand = (program, run) => {
  const grammar = program.command("grammar").description("check, convert and sample grammars, and show their masks");
  const check = grammar
    .command("check")
    .description("say what is wrong with a grammar; ends with 1 when it cannot work")
    .argument("<grammar>", SOURCE)
    .option("--from <dialect>", FROM)
    .option("--start <rule>", "the rule to start with")
    .option("--ambiguity", "also look for a text with two derivations, among random short ones")
    .addHelpText("after", "\nExample:\n  maze grammar check answer.gbnf --from gbnf --ambiguity")
    .action((source: string) =>
      run(check, async (io, options) =>
        (await import("./run-check.ts")).runCheck(io, source, { ...options, ...check.opts<CheckOptions>() }),
      ),
    );
  const convert = grammar
    .command("convert")
    .description("write a grammar in another dialect")
    .argument("<grammar>", SOURCE)
    .requiredOption("--to <dialect>", "the dialect to write")
    .option("--from <dialect>", FROM)
    .option("--start <rule>", "the rule to start with")
    .option("--output <file>", "write the text to a file instead of stdout")
    .addHelpText("after", "\nExample:\n  maze grammar convert answer.lark --from lark --to gbnf")
    .action((source: string) =>
      run(convert, async (io, options) =>
        (await import("./run-convert.ts")).runConvert(io, source, { ...options, ...convert.opts<ConvertOptions>() }),
      ),
    );
  const sample = grammar
    .command("sample")
    .description("print random texts of a grammar")
    .argument("<grammar>", SOURCE)
    .option("--from <dialect>", FROM)
    .option("--start <rule>", "the rule to start with")
    .option("--count <number>", "how many texts", wholeNumber(1, 10_000), 5)
    .option("--size <number>", "about how large a text may become", wholeNumber(1, 100_000), 200)
    .option("--seed <number>", "gives the same texts again", wholeNumber(0, 4_294_967_295))
    .addHelpText("after", "\nExample:\n  maze grammar sample language:json --count 3 --seed 1")
    .action((source: string) =>
      run(sample, async (io, options) =>
        (await import("./run-sample.ts")).runSample(io, source, { ...options, ...sample.opts<SampleOptions>() }),
      ),
    );
  const mask = grammar
    .command("mask")
    .description("show which tokens may follow a text, and why others may not")
    .argument("<grammar>", SOURCE)
    .option("--from <dialect>", FROM)
    .option("--start <rule>", "the rule to start with")
    .option("--prefix <text>", "the text so far", "")
    .option("--vocabulary <file>", "the tokens of a model; without it, each byte is a token")
    .option("--format <format>", "tiktoken, hugging-face, sentencepiece, gguf or stored; needed with a vocabulary")
    .option("--special <token=id>", "a special token that the file does not have; may be repeated", collect)
    .option("--eos <token>", "a special token, or an id, that ends a text; may be repeated", collect)
    .option(
      "--why <token>",
      "say why a token, by its text or as id:NUMBER, is allowed or not; may be repeated",
      collect,
    )
    .option("--limit <number>", "how many of the allowed tokens to print", wholeNumber(0, 1_000_000), 20)
    .addHelpText("after", "\nExample:\n  maze grammar mask language:json --prefix '{\"a\"' --why ':' --why ','")
    .action((source: string) =>
      run(mask, async (io, options) =>
        (await import("./run-mask.ts")).runMask(io, source, { ...options, ...mask.opts<MaskOptions>() }),
      ),
    );
};

function wholeNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (/^\d+$/u.test(text) && value >= least && value <= most) return value;
    throw new InvalidArgumentError(`Expected a whole number from ${String(least)} to ${String(most)}.`);
  };
}
