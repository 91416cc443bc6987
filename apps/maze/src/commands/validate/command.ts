import type { RegisterCommand } from "../../command.ts";
import type { IsolationOptions } from "../../open-project.ts";

export interface ValidateOptions extends IsolationOptions {
  runTests?: boolean;
  typeCheck?: boolean;
  fix?: boolean;
  lint?: boolean;
  since?: string;
  sarif?: string;
}

export const registerValidate: RegisterCommand = (program, run) => {
  const command = program
    .command("validate")
    .description("check files of the project: syntax and security always, types and tests on demand")
    .argument("[file...]", "files, relative to the working directory")
    .option(
      "--since <revision>",
      "also the files that changed since a revision of the git repository, new ones included",
    )
    .option("--type-check", "check the whole project with its own compiler")
    .option("--lint", "ask the project's own linter: ESLint, oxlint or Biome")
    .option("--run-tests", "run the project's own tests")
    .option("--fix", "apply the fixes of the project's own linter and formatter, and mend what does not compile")
    .option("--sarif <file>", "save the findings as a SARIF 2.1.0 log")
    .option(
      "--unsafe-no-isolation",
      "run the project's tests even where this machine cannot isolate them; only for code that you trust",
    )
    .addHelpText(
      "after",
      "\nExamples:\n  maze validate src/format.ts --type-check --run-tests\n  maze validate --since main --lint --sarif findings.sarif",
    )
    .action((files: string[]) =>
      run(command, async () => {
        const { runValidate } = await import("./run.ts");
        return (io, options) => runValidate(io, files, { ...options, ...command.opts<ValidateOptions>() });
      }),
    );
};
