import { testTime } from "../attempt/attempt-room.ts";
import { countTests, judgeRun } from "./judge-run.ts";
import type { StageRunner } from "./stage-runner.ts";

/** Build: the learner's code passes the module's private tests. */
export function createBuildRunner(): StageRunner {
  const stage = "build";
  return {
    stage,
    submit: async ({ curriculum, module, room }) => {
      const baseline = await room.baseline(module);
      const run = await room.judge(module);
      const { passed, reason } = judgeRun(run, baseline);
      const object = { curriculum: curriculum.id, module: module.id, stage } as const;
      const tests = countTests(run);
      const events = passed
        ? [{ verb: "passed", object, result: { tests, testMs: testTime(run) } } as const]
        : [{ verb: "failed", object, result: { tests, reason } } as const];
      return { stage, passed, reason, run, events };
    },
  };
}
