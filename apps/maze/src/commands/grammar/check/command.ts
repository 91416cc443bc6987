import type { RegisterCommand } from "../../../command.ts";
import { wholeNumber } from "../../../whole-number.ts";
import { withGrammar, type GrammarOptions } from "../grammar-options.ts";

export interface CheckOptions extends GrammarOptions {
  samples: number;
  seed: number;
  timeMs: number;
}

export const registerCheck: RegisterCommand = (grammar, run) => {
  const command = withGrammar(
    grammar.command("check").description("find what is wrong with a grammar; exit 1 when it does not work"),
  )
    .option("--samples <n>", "sentences to look for ambiguity in, none with 0", wholeNumber(0, 1_000_000), 100)
    .option("--seed <n>", "draw the sentences of this seed", wholeNumber(0, 2 ** 32 - 1), 1)
    .option("--time-ms <n>", "stop looking for ambiguity after this time", wholeNumber(0, 86_400_000), 10_000)
    .addHelpText("after", "\nExamples:\n  maze grammar check list.gbnf\n  maze grammar check --language typescript")
    .action((file: string | undefined) =>
      run(command, async () => {
        const { runCheck } = await import("./run.ts");
        return (io, options) => runCheck(io, file, { ...options, ...command.opts<CheckOptions>() });
      }),
    );
};
