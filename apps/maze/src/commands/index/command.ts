import { Option } from "commander";
import type { RegisterCommand } from "../../command.ts";

/** Formats that an index can be written in. */
export const INDEX_FORMATS = ["json", "jsonl", "sqlite", "ctags", "scip"] as const;
export type IndexFormat = (typeof INDEX_FORMATS)[number];

export interface IndexOptions {
  output?: string;
  format?: IndexFormat;
  watch?: boolean;
}

export const registerIndex: RegisterCommand = (program, run) => {
  const command = program
    .command("index")
    .description("read the project: its files, symbols, tests, dependencies and typed holes")
    .argument("[path]", "index only what is below this path")
    .option("--output <file>", "write the whole index to a file")
    .addOption(
      new Option("--format <format>", "of the file; ctags and jsonl go to stdout without --output").choices(
        INDEX_FORMATS,
      ),
    )
    .option("--watch", "keep the stored index current and say what changes, until Ctrl-C")
    .addHelpText(
      "after",
      `
What is read is stored in .maze/index, so that the next run reads only what changed.

Examples:
  maze index src --output index.json
  maze index --format ctags --output tags
  maze index --watch`,
    )
    .action((path: string | undefined) =>
      run(command, async () => {
        const { runIndex } = await import("./run.ts");
        return (io, options) => runIndex(io, path, { ...options, ...command.opts<IndexOptions>() });
      }),
    );
};
