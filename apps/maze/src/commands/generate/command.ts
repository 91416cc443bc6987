import { InvalidArgumentError } from "commander";
import { collect } from "../../collect.ts";
import type { RegisterCommand } from "../../command.ts";
import type { IsolationOptions } from "../../open-project.ts";

export interface GenerateOptions extends IsolationOptions {
  all?: boolean;
  language?: string;
  provider?: string;
  output?: string;
  write?: boolean;
  top?: number;
  strict?: boolean;
  signature?: string;
  example?: string[];
  description?: string;
}

export const registerGenerate: RegisterCommand = (program, run) => {
  const command = program
    .command("generate")
    .description("fill typed holes, or write a new function, checked by the project's own compiler and tests")
    .argument(
      "[task]",
      "a hole (src/format.ts#formatDay), a new function (with --signature), or a task file (task.json)",
    )
    .option("--all", "fill every typed hole of the project")
    .option("--signature <signature>", 'signature of a new function, such as "(day: Date): string"')
    .option("--example <call // => result>", "an example of the new function; may be repeated", collect)
    .option("--description <words>", "what the new function is for")
    .option("--language <language>", "language of the code; found from the file name where not given")
    .option("--provider <engine>", "engine that generates (configuration: generate.engine)")
    .option("--top <n>", "show up to n candidates for each task", positive)
    .option("--output <file>", "save the diff, or with a name ending in .json the whole report")
    .option("--write", "write the result into the project; without it only the diff is shown")
    .option("--strict", "exit 1 when any task stays unfilled or unverified")
    .option(
      "--unsafe-no-isolation",
      "run the project's tests even where this machine cannot isolate them; only for code that you trust",
    )
    .addHelpText(
      "after",
      `
Examples:
  maze generate src/format.ts#formatDay
  maze generate --all --write
  maze generate src/text.ts#initials --signature "(name: string): string" --example 'initials("Ada L") // => "AL"'`,
    )
    .action((task: string | undefined) =>
      run(command, async () => {
        const { runGenerate } = await import("./run.ts");
        return (io, options) => runGenerate(io, task, { ...options, ...command.opts<GenerateOptions>() });
      }),
    );
};

function positive(text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 1 && value <= 50) return value;
  throw new InvalidArgumentError("Expected a whole number from 1 to 50.");
}
