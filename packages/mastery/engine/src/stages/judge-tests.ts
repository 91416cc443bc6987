import { join } from "node:path";
import type { Bug } from "@mastery/curriculum";
import type { ValidatorRun } from "@mastery/workspace";
import { engineError } from "../engine-error.ts";
import { bytesText, readFiles, textBytes } from "../files/read-files.ts";
import type { BugInjector } from "../harden/bug-injector.ts";
import type { RunJudgement } from "./judge-run.ts";
import type { StageAttempt } from "./stage-runner.ts";

/** Fixed, so that everybody's tests meet the same wrong code. */
const SEED = 1;

/**
 * Judges tests that the learner wrote: the right code passes them, and each of the module's bugs, proved by the
 * reference's own tests, fails one of them by an assertion.
 *
 * @throws {MazeError} MASTERY_ENGINE_NO_INJECTOR
 */
export async function judgeTests(
  onRight: ValidatorRun,
  attempt: StageAttempt,
  injector: BugInjector | undefined,
): Promise<RunJudgement> {
  const { module, room } = attempt;
  if (!onRight.green) return { passed: false, reason: "Your tests do not pass on right code." };
  const alive: string[] = [];
  for (const bug of module.bugs) {
    const wrong = await wrongCode(bug, attempt, injector);
    const run = await room.judge(module, wrong);
    if (!run.tests.some(({ status }) => status === "failed")) alive.push(bug.title);
  }
  if (alive.length === 0) return { passed: true, reason: `Your tests catch all ${String(module.bugs.length)} bugs.` };
  return { passed: false, reason: `Your tests let these bugs live: ${alive.join("; ")}.` };
}

async function wrongCode(
  bug: Bug,
  { module, room }: StageAttempt,
  injector: BugInjector | undefined,
): Promise<ReadonlyMap<string, Uint8Array>> {
  if (injector === undefined) throw engineError("MASTERY_ENGINE_NO_INJECTOR", "no bug injector was given");
  const right = await readFiles(join(module.directory, "tests"), [bug.target.file]);
  const injection = await injector.inject({
    module: module.id,
    language: module.manifest.validator?.language ?? "typescript",
    bugs: [bug],
    files: Object.fromEntries([...right].map(([path, bytes]) => [path, bytesText(bytes)])),
    seed: SEED,
    run: (changed, timeoutMs) =>
      room.judgeReference(
        module,
        new Map(Object.entries(changed).map(([path, text]) => [path, textBytes(text)])),
        timeoutMs,
      ),
  });
  if (injection.status === "injected") return new Map([[injection.file, textBytes(injection.text)]]);
  const why = injection.reasons.join("; ");
  throw engineError("MASTERY_ENGINE_REFERENCE", `the bug ${bug.id} cannot be proved here: ${why}`, { bug: bug.id });
}
