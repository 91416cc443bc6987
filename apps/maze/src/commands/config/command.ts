import type { RegisterCommand } from "../../command.ts";

export interface ListOptions {
  origin?: boolean;
}

export interface SetOptions {
  global?: boolean;
}

export const registerConfig: RegisterCommand = (program, run) => {
  const config = program.command("config").description("read and change the configuration");
  const get = config
    .command("get")
    .description("print one value")
    .argument("<key>", "section.key, such as synthesis.timeMs")
    .option("--origin", "also say where the value comes from")
    .addHelpText("after", "\nExample:\n  maze config get synthesis.timeMs --origin")
    .action((key: string) =>
      run(get, async () => {
        const { runGet } = await import("./run.ts");
        return (io, options) => runGet(io, key, { ...options, ...get.opts<ListOptions>() });
      }),
    );
  const set = config
    .command("set")
    .description("change one value in the project's maze.toml and keep everything else of the file")
    .argument("<key>", "section.key")
    .argument("<value>", "a TOML value; text may be given without quotes")
    .option("--global", "change the user's configuration instead of the project's")
    .addHelpText("after", "\nExample:\n  maze config set telemetry.level debug")
    .action((key: string, value: string) =>
      run(set, async () => {
        const { runSet } = await import("./run.ts");
        return (io, options) => runSet(io, key, value, { ...options, ...set.opts<SetOptions>() });
      }),
    );
  const list = config
    .command("list")
    .description("print every value")
    .option("--origin", "also say where each value comes from")
    .addHelpText("after", "\nExample:\n  maze config list --origin")
    .action(() =>
      run(list, async () => {
        const { runList } = await import("./run.ts");
        return (io, options) => runList(io, { ...options, ...list.opts<ListOptions>() });
      }),
    );
};
