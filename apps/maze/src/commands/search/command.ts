import { collect } from "../../collect.ts";
import type { RegisterCommand } from "../../command.ts";
import { wholeNumber } from "../../whole-number.ts";

export interface SearchOptions {
  kind?: string[];
  produces?: string;
  accepts?: string;
  receiver?: string;
  usages?: boolean;
  limit: number;
}

export const registerSearch: RegisterCommand = (program, run) => {
  const command = program
    .command("search")
    .description("find declarations by name, by words of their documentation or by type, and where a name is used")
    .argument("[query]", "a name, its beginning, the beginnings of its words (gUN), its letters, or words")
    .option("--kind <kind>", "only this kind, such as function, class or method; may be repeated", collect)
    .option("--produces <type>", "what a call gives back, or a value is")
    .option("--accepts <type>", "what a parameter takes")
    .option("--receiver <type>", "the class or interface that a member is called on")
    .option(
      "--usages",
      "where the name is used: by the compiler where one declaration is called so, else by its spelling",
    )
    .option("--limit <n>", "results at most", wholeNumber(1, 100_000), 20)
    .addHelpText(
      "after",
      `
Examples:
  maze search gUN
  maze search "retry with backoff"
  maze search --produces Promise<User> --accepts string
  maze search getUserName --usages`,
    )
    .action((query: string | undefined) =>
      run(command, async () => {
        const { runSearch } = await import("./run.ts");
        return (io, options) => runSearch(io, query, { ...options, ...command.opts<SearchOptions>() });
      }),
    );
};
