import type { CommandWork } from "../command.ts";
import { CliExitCode } from "../exit-code.ts";
import { nextStep } from "../next-step.ts";
import { openMastery } from "../open-mastery.ts";

export const next: CommandWork = async (io, options) => {
  const { curriculum, mastery } = await openMastery(io, options);
  const state = await mastery.state();
  const { text, command } = nextStep(curriculum, state);
  const { module, stage } = state.current ?? {};
  return {
    document: { schema: "mastery.next/v1", module: module?.id ?? null, stage: stage ?? null, command, text },
    text,
    exitCode: CliExitCode.done,
    warnings: state.notices,
  };
};
