import { testTime } from "../attempt/attempt-room.ts";
import type { BugInjector } from "../harden/bug-injector.ts";
import { countTests, judgeRun } from "./judge-run.ts";
import { judgeTests } from "./judge-tests.ts";
import type { StageRunner } from "./stage-runner.ts";

/** Build: the learner's code passes the module's private tests; or their tests pass the right code and no wrong one. */
export function createBuildRunner(injector: BugInjector | undefined): StageRunner {
  const stage = "build";
  return {
    stage,
    submit: async (attempt) => {
      const { curriculum, module, room } = attempt;
      const baseline = await room.baseline(module);
      const run = await room.judge(module);
      const { passed, reason } =
        module.manifest.type === "test_your_tests" ? await judgeTests(run, attempt, injector) : judgeRun(run, baseline);
      const object = { curriculum: curriculum.id, module: module.id, stage } as const;
      const tests = countTests(run);
      const events = passed
        ? [{ verb: "passed", object, result: { tests, testMs: testTime(run) } } as const]
        : [{ verb: "failed", object, result: { tests, reason } } as const];
      return { stage, passed, reason, run, events };
    },
  };
}
