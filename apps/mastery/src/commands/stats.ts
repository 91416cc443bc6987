import { progressOf, stagesOf } from "@mastery/engine";
import type { CommandWork } from "../command.ts";
import { progressBar } from "../describe-modules.ts";
import { CliExitCode } from "../exit-code.ts";
import { openMastery } from "../open-mastery.ts";

export const stats: CommandWork = async (io, options) => {
  const { curriculum, mastery } = await openMastery(io, options);
  const { progress, events, notices } = await mastery.state();
  const modules = curriculum.modules.map((module) => {
    const { attempts, hints, answers, mended, passed, testMs } = progressOf(progress, module.id);
    const answered = [...answers.values()];
    const judged = (by: string): number => answered.filter((answer) => answer.by === by).length;
    return {
      id: module.id,
      passed: stagesOf(module).filter((stage) => passed.has(stage)),
      stages: stagesOf(module),
      attempts,
      hints,
      answers: { byCode: judged("code"), byGrader: judged("grader"), bySelf: judged("self"), queued: judged("queued") },
      mended,
      testMs: testMs ?? null,
    };
  });
  const all = modules.flatMap(({ stages }) => stages).length;
  const done = modules.flatMap(({ passed }) => passed).length;
  const lines = modules.map(({ id, attempts, hints, answers, mended }) => {
    const tried = `${String(attempts.build)} builds, ${String(attempts.harden)} fixes`;
    const helped = `${String(hints.build + hints.harden)} hints`;
    return `${id}: ${tried}, ${helped}, ${String(answers.byCode)} items by code, ${String(answers.bySelf)} answers by self-assessment, ${String(mended.length)} bugs mended`;
  });
  return {
    document: {
      schema: "mastery.stats/v1",
      curriculum: curriculum.id,
      stagesPassed: done,
      stages: all,
      events: events.length,
      modules,
    },
    text: [`${curriculum.manifest.title}, stages passed:`, progressBar(done, all), "", ...lines].join("\n"),
    exitCode: CliExitCode.done,
    warnings: notices,
  };
};
