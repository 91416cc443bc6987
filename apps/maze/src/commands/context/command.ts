import type { RegisterCommand } from "../../command.ts";
import { wholeNumber } from "../../whole-number.ts";

export interface ContextOptions {
  budget: number;
}

export const registerContext: RegisterCommand = (program, run) => {
  const command = program
    .command("context")
    .description("show what one must know to write code at a place, the most needed first")
    .argument("<target>", "file#name, file:line, a file, a name, or a description in words")
    .option(
      "--budget <n>",
      "tokens at most; they are estimated, by a tenth too high on code",
      wholeNumber(0, 1_000_000),
      4_000,
    )
    .addHelpText(
      "after",
      `
Examples:
  maze context src/dates.ts#addDays
  maze context src/dates.ts:40 --budget 1500
  maze context "parse a duration such as 5m"`,
    )
    .action((target: string) =>
      run(command, async () => {
        const { runContext } = await import("./run.ts");
        return (io, options) => runContext(io, target, { ...options, ...command.opts<ContextOptions>() });
      }),
    );
};
