import type { CommandWork } from "../command.ts";
import { CliExitCode } from "../exit-code.ts";
import { nextStep } from "../next-step.ts";
import { openMastery } from "../open-mastery.ts";

export function select(id: string): CommandWork {
  return async (io, options) => {
    const { curriculum, mastery } = await openMastery(io, options);
    await mastery.select(id);
    const { text, command } = nextStep(curriculum, await mastery.state());
    return {
      document: { schema: "mastery.select/v1", module: id, next: command },
      text: `${id} is selected.\n${text}`,
      exitCode: CliExitCode.done,
    };
  };
}
