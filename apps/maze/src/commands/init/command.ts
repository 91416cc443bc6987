import type { RegisterCommand } from "../../command.ts";

export interface InitOptions {
  language?: string;
  name?: string;
}

export const registerInit: RegisterCommand = (program, run) => {
  const command = program
    .command("init")
    .description("write a commented maze.toml into the project")
    .option("--language <language>", "language of the project; found from its files where not given")
    .option("--name <name>", "name of the project; taken from package.json or the directory where not given")
    .addHelpText("after", "\nExample:\n  maze init --name shop")
    .action(() =>
      run(command, async () => {
        const { runInit } = await import("./run.ts");
        return (io, options) => runInit(io, { ...options, ...command.opts<InitOptions>() });
      }),
    );
};
