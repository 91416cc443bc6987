import { lstat, readFile } from "node:fs/promises";
import { join } from "node:path";
import { engineError } from "../engine-error.ts";
import { countTests, judgeRun } from "./judge-run.ts";
import type { StageRunner } from "./stage-runner.ts";

/** Harden: the learner has found and mended a bug in a copy of their own code. */
export function createHardenRunner(): StageRunner {
  const stage = "harden";
  return {
    stage,
    submit: async ({ curriculum, module, progress, room, project }) => {
      const { challenge } = progress;
      if (challenge === undefined) {
        throw engineError(
          "MASTERY_ENGINE_STAGE",
          `no challenge was begun in ${module.id}; run \`mastery start-challenge\``,
          { module: module.id },
        );
      }
      const bytes = await readCopy(project, challenge.copy);
      const object = { curriculum: curriculum.id, module: module.id, stage } as const;
      const baseline = await room.baseline(module);
      const run = await room.judge(module, new Map([[challenge.file, bytes]]));
      const judged = judgeRun(run, baseline);
      const untouched = new TextDecoder().decode(bytes) === challenge.text;
      const passed = judged.passed && !untouched;
      const reason = untouched ? `${challenge.copy} is as it was given to you: the bug is still in it.` : judged.reason;
      const tests = countTests(run);
      const events = passed
        ? [{ verb: "passed", object, result: { tests } } as const]
        : [{ verb: "failed", object, result: { tests, reason } } as const];
      return { stage, passed, reason, run, events };
    },
  };
}

async function readCopy(project: string, copy: string): Promise<Uint8Array> {
  const path = join(project, copy);
  const found = await lstat(path).catch(() => undefined);
  if (found?.isFile() === true) return new Uint8Array(await readFile(path));
  throw engineError("MASTERY_ENGINE_CHALLENGE_FILE", `${copy} is missing, or is no file`, { copy });
}
