import type { CommandWork } from "../command.ts";
import { CliExitCode } from "../exit-code.ts";
import { openMastery } from "../open-mastery.ts";

export const undo: CommandWork = async (io, options) => {
  const { mastery } = await openMastery(io, options);
  const { verb, seq, at, object } = await mastery.undo();
  const module = "module" in object ? object.module : undefined;
  return {
    document: { schema: "mastery.undo/v1", seq, verb, module: module ?? null },
    text: `Taken back: ${verb}${module === undefined ? "" : ` (${module})`} of ${at}. Your files are as they were.`,
    exitCode: CliExitCode.done,
  };
};
