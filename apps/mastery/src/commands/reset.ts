import type { CommandWork } from "../command.ts";
import { CliExitCode } from "../exit-code.ts";
import { openMastery } from "../open-mastery.ts";

export function reset(id: string | undefined): CommandWork {
  return async (io, options) => {
    const { curriculum, mastery } = await openMastery(io, options);
    await mastery.reset(id);
    return {
      document: { schema: "mastery.reset/v1", module: id ?? null },
      text: `The progress of ${id ?? curriculum.id} is forgotten; your files are as they were. mastery undo brings it back.`,
      exitCode: CliExitCode.done,
    };
  };
}
