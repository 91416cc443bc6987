import { InvalidArgumentError } from "commander";
import type { RegisterCommand } from "../../command.ts";
import type { IsolationOptions } from "../../open-project.ts";

export interface RepairOptions extends IsolationOptions {
  allowAny?: boolean;
  write?: boolean;
  budget?: number;
}

export const registerRepair: RegisterCommand = (program, run) => {
  const command = program
    .command("repair")
    .description("mend files that do not compile, without a model; prints the diff and what is left")
    .argument("<file...>", "files, relative to the working directory")
    .option("--allow-any", "permit any, assertions and ! as the last resort")
    .option("--write", "write the files; without it they are only shown")
    .option("--budget <ms>", "milliseconds for the search, all files together", milliseconds)
    .option(
      "--unsafe-no-isolation",
      "run the project's tests even where this machine cannot isolate them; only for code that you trust",
    )
    .addHelpText("after", "\nExample:\n  maze repair src/*.ts --write")
    .action((files: string[]) =>
      run(command, async () => {
        const { runRepair } = await import("./run.ts");
        return (io, options) => runRepair(io, files, { ...options, ...command.opts<RepairOptions>() });
      }),
    );
};

function milliseconds(text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value > 0) return value;
  throw new InvalidArgumentError("a whole number of milliseconds, such as 30000, is wanted");
}
