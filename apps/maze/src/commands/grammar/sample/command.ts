import type { RegisterCommand } from "../../../command.ts";
import { wholeNumber } from "../../../whole-number.ts";
import { withGrammar, type GrammarOptions } from "../grammar-options.ts";

export interface SampleOptions extends GrammarOptions {
  number: number;
  seed?: number;
  maxSize: number;
}

export const registerSample: RegisterCommand = (grammar, run) => {
  const command = withGrammar(grammar.command("sample").description("draw random sentences of a grammar"))
    .option("-n, --number <n>", "how many", wholeNumber(1, 1_000_000), 1)
    .option(
      "--seed <n>",
      "draw the sentences of this seed; another one each time where not given",
      wholeNumber(0, 2 ** 32 - 1),
    )
    .option(
      "--max-size <n>",
      "bytes and rules after which a sentence takes the shortest way to its end",
      wholeNumber(0, 1_000_000),
      200,
    )
    .addHelpText(
      "after",
      `
A sentence with line breaks is followed by a line ---, unless it is the last. --json has the exact bytes.

Example:
  maze grammar sample --language json -n 5 --seed 7`,
    )
    .action((file: string | undefined) =>
      run(command, async () => {
        const { runSample } = await import("./run.ts");
        return (io, options) => runSample(io, file, { ...options, ...command.opts<SampleOptions>() });
      }),
    );
};
