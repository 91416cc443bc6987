import { moduleOf } from "@mastery/curriculum";
import { justifyEntries, progressOf, stageOf } from "@mastery/engine";
import type { CommandWork } from "../command.ts";
import { challengeText } from "../challenge-text.ts";
import { CliExitCode } from "../exit-code.ts";
import { entryLines } from "../justify-text.ts";
import { nextStep } from "../next-step.ts";
import { openMastery } from "../open-mastery.ts";

export function show(id: string | undefined): CommandWork {
  return async (io, options) => {
    const { curriculum, mastery } = await openMastery(io, options);
    const state = await mastery.state();
    const module = id === undefined ? state.current?.module : moduleOf(curriculum, id);
    if (module === undefined) {
      const { text, command } = nextStep(curriculum, state);
      return { document: { schema: "mastery.show/v1", module: null, command }, text, exitCode: CliExitCode.done };
    }
    const progress = progressOf(state.progress, module.id);
    const stage = stageOf(state.progress, module);
    const isCurrent = state.current?.module.id === module.id;
    const entries = justifyEntries(module, progress);
    const { challenge } = progress;
    const body =
      stage === "justify" && isCurrent
        ? entryLines(module, entries).join("\n")
        : stage === "harden" && isCurrent && challenge !== undefined
          ? challengeText(challenge)
          : module.prompt;
    return {
      document: {
        schema: "mastery.show/v1",
        module: module.id,
        stage: stage ?? null,
        prompt: module.prompt,
        files: module.manifest.files,
        questions: entries.map(({ id: entry, kind, prompt, state: at }) => ({ id: entry, kind, prompt, state: at })),
        challenge: challenge === undefined ? null : { copy: challenge.copy, failing: challenge.failing },
      },
      text: isCurrent ? `${body}\n\n${nextStep(curriculum, state).text}` : body,
      exitCode: CliExitCode.done,
      warnings: state.notices,
    };
  };
}
