import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Curriculum, CurriculumModule } from "@mastery/curriculum";
import type { OperationContext } from "@maze/core";
import type { AttemptRoom } from "../attempt/attempt-room.ts";
import { engineError } from "../engine-error.ts";
import type { Challenge } from "../events/event.ts";
import { textBytes } from "../files/read-files.ts";
import type { BugInjector } from "../harden/bug-injector.ts";
import type { ModuleProgress } from "../progress/progress.ts";
import { judgeRun } from "./judge-run.ts";

export interface ChallengeRequest {
  readonly curriculum: Curriculum;
  readonly module: CurriculumModule;
  readonly progress: ModuleProgress;
  readonly room: AttemptRoom;
  readonly injector: BugInjector;
  readonly context?: OperationContext | undefined;
}

/** A challenge, or why there is none. */
export type ChallengeSearch =
  | { readonly status: "injected"; readonly challenge: Challenge }
  | { readonly status: "none"; readonly reasons: readonly string[] };

/** Where the learner finds the changed copy of one of their files. */
export const copyPath = (module: string, file: string): string => `harden/${module}/${file}`;

/**
 * Looks for a bug in the learner's own passing code. The seed follows from the module and the bugs already mended, so a
 * command that was interrupted finds the same one again.
 *
 * @throws {MazeError} MASTERY_ENGINE_STAGE where the learner's code does not pass any more
 */
export async function findChallenge(request: ChallengeRequest): Promise<ChallengeSearch> {
  const { curriculum, module, progress, room, injector, context } = request;
  const baseline = await room.baseline(module);
  const { passed, reason } = judgeRun(await room.judge(module), baseline);
  if (!passed) {
    throw engineError(
      "MASTERY_ENGINE_STAGE",
      `a bug can only be put into code that passes, and yours does not now: ${reason}`,
      { module: module.id },
    );
  }
  const seed = seedOf(curriculum.id, module.id, progress.mended.length);
  const files = await learnerFiles(room.directory, module);
  const fresh = module.bugs.filter(({ id }) => !progress.mended.includes(id));
  const bugs = rotate(fresh.length > 0 ? fresh : module.bugs, seed);
  const injection = await injector.inject(
    {
      module: module.id,
      language: module.manifest.validator?.language ?? "typescript",
      bugs,
      files,
      seed,
      run: (changed, timeoutMs) =>
        room.judge(module, new Map(Object.entries(changed).map(([path, text]) => [path, textBytes(text)])), timeoutMs),
    },
    context,
  );
  if (injection.status === "none") return injection;
  const { bug, origin, file, text, failing } = injection;
  return {
    status: "injected",
    challenge: {
      bug,
      origin,
      seed,
      file,
      copy: copyPath(module.id, file),
      text,
      failing: failing.map((test) => ({ ...test })),
    },
  };
}

/** The learner's files of the module, as they were judged. */
async function learnerFiles(directory: string, { manifest }: CurriculumModule): Promise<Record<string, string>> {
  const entries = await Promise.all(
    manifest.files.map(async (path) => [path, await readFile(join(directory, path), "utf8")] as const),
  );
  return Object.fromEntries(entries);
}

function seedOf(...parts: readonly (string | number)[]): number {
  return createHash("sha256").update(parts.join("\0")).digest().readUInt32BE(0);
}

function rotate<Item>(items: readonly Item[], by: number): readonly Item[] {
  const start = items.length === 0 ? 0 : by % items.length;
  return [...items.slice(start), ...items.slice(0, start)];
}
