import { isSettled, justifyEntries } from "./justify-state.ts";
import type { StageRunner } from "./stage-runner.ts";

/**
 * Justify: every item is right by running code, and every question is answered: passed by a grader, or assessed by the
 * learner themselves, or queued for a grader. Text alone passes nothing.
 */
export function createJustifyRunner(): StageRunner {
  const stage = "justify";
  return {
    stage,
    submit: ({ curriculum, module, progress }) => {
      const open = justifyEntries(module, progress).filter((entry) => !isSettled(entry));
      const object = { curriculum: curriculum.id, module: module.id, stage } as const;
      if (open.length === 0) {
        const reason = "Every item is right, and every question is answered.";
        return Promise.resolve({ stage, passed: true, reason, events: [{ verb: "passed", object, result: {} }] });
      }
      // Looking at what is left is no attempt, so nothing is recorded.
      const reason = `Still open: ${open.map(({ id }) => id).join(", ")}.`;
      return Promise.resolve({ stage, passed: false, reason, events: [] });
    },
  };
}
