import type { RegisterCommand } from "../../command.ts";

export interface DoctorOptions {
  verbose?: boolean;
  profile?: boolean;
}

export const registerDoctor: RegisterCommand = (program, run) => {
  const command = program
    .command("doctor")
    .alias("debug")
    .description("check what maze needs here, and say what is missing")
    .option("--verbose", "list every engine, validator and isolation with its details")
    .option("--profile", "time each room once on this project")
    .addHelpText("after", "\nExample:\n  maze doctor --verbose")
    .action(() =>
      run(command, async () => {
        const { runDoctor } = await import("./run.ts");
        return (io, options) => runDoctor(io, { ...options, ...command.opts<DoctorOptions>() });
      }),
    );
};
