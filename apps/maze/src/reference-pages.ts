import type { Command } from "commander";
import type { AppConfig } from "./load-app-config.ts";
import { formatConfigValue } from "@maze/config";
import { createProgram } from "./program.ts";

/** The page of the command line: the help of every command, exactly as `--help` prints it. */
export function commandLinePage(): string {
  const program = createProgram(() => Promise.resolve(), { stdout: () => undefined, stderr: () => undefined });
  const sections = withSubcommands(program).map(
    ({ name, command }) => `## ${name}\n\n\`\`\`text\n${helpOf(command)}\n\`\`\`\n`,
  );
  return `# Command line\n\nGenerated from the program; a test keeps it equal.\n\n${sections.join("\n")}`;
}

/** The page of the configuration: every key with its default and description. */
export function configurationPage(config: Pick<AppConfig, "rows">, describe: (key: string) => string): string {
  const rows = config.rows.map(
    ({ key, value }) => `| \`${key}\` | \`${formatConfigValue(value).replaceAll("|", "\\|")}\` | ${describe(key)} |`,
  );
  const layers =
    "A value is taken from the last of these that sets it: the default; the global file (`$XDG_CONFIG_HOME/maze/config.toml`, `%APPDATA%\\maze\\config.toml`); the project file (`maze.toml` or `.maze/config.toml`, the nearest upwards to the root of the git repository); the environment (`MAZE_GENERATE_TIME_MS` for `generate.timeMs`); the command line (`--set generate.timeMs=5000`).";
  return [
    "# Configuration",
    "",
    "Generated from the schemas; a test keeps it equal.",
    "",
    layers,
    "",
    "| key | default | what it does |",
    "|---|---|---|",
    ...rows,
    "",
  ].join("\n");
}

function withSubcommands(command: Command, prefix = ""): { name: string; command: Command }[] {
  const name = `${prefix}${command.name()}`;
  return [{ name, command }, ...command.commands.flatMap((child) => withSubcommands(child, `${name} `))];
}

function helpOf(command: Command): string {
  let text = "";
  command.configureOutput({ writeOut: (part) => void (text += part), getOutHelpWidth: () => 100 });
  command.outputHelp();
  return text.trimEnd();
}
