import { nextStep } from "../next-step.ts";
import type { CommandWork } from "../command.ts";
import { describeModules, moduleLine, progressBar } from "../describe-modules.ts";
import { CliExitCode } from "../exit-code.ts";
import { openMastery } from "../open-mastery.ts";

export const status: CommandWork = async (io, options) => {
  const { project, curriculum, mastery } = await openMastery(io, options);
  const state = await mastery.state();
  const modules = describeModules(curriculum, state);
  const complete = modules.filter((module) => module.state === "complete").length;
  const step = nextStep(curriculum, state);
  return {
    document: {
      schema: "mastery.status/v1",
      curriculum: curriculum.id,
      project: project.path,
      module: state.current?.module.id ?? null,
      stage: state.current?.stage ?? null,
      complete,
      modules,
      next: step.command,
    },
    text: [
      curriculum.manifest.title,
      progressBar(complete, modules.length),
      "",
      ...modules.map(moduleLine),
      "",
      step.text,
    ].join("\n"),
    exitCode: CliExitCode.done,
    warnings: state.notices,
  };
};
