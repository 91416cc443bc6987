import type { RegisterCommand } from "../../command.ts";

export interface IndexOptions {
  output?: string;
}

export const registerIndex: RegisterCommand = (program, run) => {
  const command = program
    .command("index")
    .description("read the project: its files, symbols, tests, dependencies and typed holes")
    .argument("[path]", "index only what is below this path")
    .option("--output <file>", "write the whole index as JSON to a file")
    .addHelpText("after", "\nExample:\n  maze index src --output index.json")
    .action((path: string | undefined) =>
      run(command, async () => {
        const { runIndex } = await import("./run.ts");
        return (io, options) => runIndex(io, path, { ...options, ...command.opts<IndexOptions>() });
      }),
    );
};
