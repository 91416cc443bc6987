import type { RegisterCommand } from "../../command.ts";

export interface ValidateOptions {
  runTests?: boolean;
  typeCheck?: boolean;
  fix?: boolean;
}

export const registerValidate: RegisterCommand = (program, run) => {
  const command = program
    .command("validate")
    .description("check files of the project: syntax always, types and tests on demand")
    .argument("<file...>", "files, relative to the working directory")
    .option("--type-check", "check the whole project with its own compiler")
    .option("--run-tests", "run the project's own tests")
    .option("--fix", "apply the fixes of the project's own linter and formatter, and mend what does not compile")
    .addHelpText("after", "\nExample:\n  maze validate src/format.ts --type-check --run-tests")
    .action((files: string[]) =>
      run(command, async () => {
        const { runValidate } = await import("./run.ts");
        return (io, options) => runValidate(io, files, { ...options, ...command.opts<ValidateOptions>() });
      }),
    );
};
