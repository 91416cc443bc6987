import { Option } from "commander";
import type { RegisterCommand } from "../../../command.ts";
import { withGrammar, type GrammarOptions } from "../grammar-options.ts";
import { writableDialects, type ReadableDialect, type WritableDialect } from "../grammar-names.ts";

export interface ConvertOptions extends Omit<GrammarOptions, "dialect"> {
  from?: ReadableDialect;
  to: WritableDialect;
  output?: string;
}

export const registerConvert: RegisterCommand = (grammar, run) => {
  const command = withGrammar(
    grammar.command("convert").description("write a grammar in another dialect, with exactly the same language"),
    "--from <dialect>",
  )
    .addOption(
      new Option("--to <dialect>", "dialect to write; json is the grammar as it is")
        .choices(writableDialects)
        .makeOptionMandatory(),
    )
    .option("--output <file>", "write to a file instead of standard output")
    .addHelpText("after", "\nExample:\n  maze grammar convert person.schema.json --to gbnf --output person.gbnf")
    .action((file: string | undefined) =>
      run(command, async () => {
        const { runConvert } = await import("./run.ts");
        return (io, options) => runConvert(io, file, { ...options, ...command.opts<ConvertOptions>() });
      }),
    );
};
