import { collect } from "../../../collect.ts";
import type { RegisterCommand } from "../../../command.ts";
import { wholeNumber } from "../../../whole-number.ts";
import { withGrammar, type GrammarOptions } from "../grammar-options.ts";

export interface MaskOptions extends GrammarOptions {
  prefix?: string;
  prefixFile?: string;
  vocabulary?: string;
  eos?: string[];
  token?: string;
  limit: number;
}

export const registerMask: RegisterCommand = (grammar, run) => {
  const command = withGrammar(
    grammar
      .command("mask")
      .description("show what may follow a text: terminals, forced text, and the tokens of a model"),
  )
    .option("--prefix <text>", "the text so far; empty where not given")
    .option("--prefix-file <file>", "the text so far, as the bytes of a file")
    .option(
      "--vocabulary <file>",
      "tokens of a model: .tiktoken ranks, tokenizer.json, .gguf, or .model of SentencePiece",
    )
    .option("--eos <id|text>", "a token that ends a text, where the vocabulary does not say; may be repeated", collect)
    .option(
      "--token <id|text>",
      "also say why this token is allowed or not; digits are an id, and '\"12\"' is the text 12",
    )
    .option("--limit <n>", "show the first n allowed tokens", wholeNumber(0, 10_000_000), 20)
    .addHelpText(
      "after",
      `
Exit code 1: the prefix is not the beginning of any sentence, or the token that was asked for is not allowed.

Example:
  maze grammar mask --language json --prefix '{"a": tr' --vocabulary o200k_base.tiktoken --token ue`,
    )
    .action((file: string | undefined) =>
      run(command, async () => {
        const { runMask } = await import("./run.ts");
        return (io, options) => runMask(io, file, { ...options, ...command.opts<MaskOptions>() });
      }),
    );
};
