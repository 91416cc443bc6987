import { Command, Option } from "commander";
import type { CliIo } from "./cli-io.ts";
import { collect } from "./collect.ts";
import type { CommandRunner, RegisterCommand } from "./command.ts";
import { registerConfig } from "./commands/config/command.ts";
import { registerContext } from "./commands/context/command.ts";
import { registerDoctor } from "./commands/doctor/command.ts";
import { registerGenerate } from "./commands/generate/command.ts";
import { registerGrammar } from "./commands/grammar/command.ts";
import { registerIndex } from "./commands/index/command.ts";
import { registerInit } from "./commands/init/command.ts";
import { registerRepair } from "./commands/repair/command.ts";
import { registerSearch } from "./commands/search/command.ts";
import { registerStats } from "./commands/stats/command.ts";
import { registerValidate } from "./commands/validate/command.ts";
import { version } from "./version.ts";

const registrations: readonly RegisterCommand[] = [
  registerInit,
  registerConfig,
  registerIndex,
  registerSearch,
  registerContext,
  registerGenerate,
  registerValidate,
  registerRepair,
  registerGrammar,
  registerStats,
  registerDoctor,
];

/** The whole command line as a commander program; nothing is loaded but the declarations. */
export function createProgram(run: CommandRunner, io: Pick<CliIo, "stdout" | "stderr">): Command {
  const program = new Command("maze")
    .description("Generate code that fits your project, checked by your own compiler and tests.")
    .version(version, "-V, --version", "print the version")
    .showSuggestionAfterError(true)
    .showHelpAfterError("(add --help for the options)")
    .exitOverride()
    .configureOutput({ writeOut: io.stdout, writeErr: io.stderr })
    .addHelpText("after", exitCodesHelp);
  for (const register of registrations) register(program, run);
  const addShared = (command: Command): void => {
    if (command.commands.length > 0) command.commands.forEach(addShared);
    else for (const option of sharedOptions()) command.addOption(option);
  };
  program.commands.forEach(addShared);
  return program;
}

const exitCodesHelp = `
Exit codes: 0 done, 1 the answer is no or a result cannot be written, 2 wrong usage or configuration, 3 something
required is missing here, 4 paused, 70 a bug of maze, 130 interrupted.

Shell completion: source <(maze complete bash)   (also zsh, fish, powershell)`;

function sharedOptions(): Option[] {
  return [
    new Option("--json", "print one JSON document; its schema is in docs/reference/schemas"),
    new Option("--cwd <directory>", "work in this directory instead of the current one"),
    new Option("--set <section.key=value>", "override one configuration value; may be repeated").argParser(collect),
  ];
}
