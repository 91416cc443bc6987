import { mkdirSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { loadCurriculum, type CurriculumModule } from "@mastery/curriculum";
import { expect, test } from "vitest";
import { findCurricula } from "../src/find-curricula.ts";
import { hashes } from "./make-directory.ts";
import { makeLearner, type Learner } from "./run-cli.ts";

const TIMEOUT_MS = 1_800_000;

const curricula = findCurricula({ ...({} as Parameters<typeof findCurricula>[0]), env: {} });

async function write(learner: Learner, path: string, bytes: Uint8Array): Promise<void> {
  await Promise.resolve();
  mkdirSync(dirname(join(learner.project, path)), { recursive: true });
  writeFileSync(join(learner.project, path), bytes);
}

/** Does a module as a learner would who knows the answers. */
async function complete(learner: Learner, module: CurriculumModule): Promise<void> {
  const must = async (...args: readonly string[]): Promise<void> => {
    const run = await learner.run(...args);
    expect(
      `${args.slice(0, 2).join(" ")}: ${String(run.exitCode)} ${run.exitCode === 0 ? "" : run.stdout + run.stderr}`,
    ).toBe(`${args.slice(0, 2).join(" ")}: 0 `);
  };
  await must("select", module.id);
  if (module.manifest.validator !== undefined) {
    expect((await learner.run("submit")).exitCode).toBe(1);
    for (const path of module.reference)
      await write(learner, path, await readFile(join(module.directory, "reference", path)));
    await must("submit");
  }
  for (const { id, model_answers: answers } of module.justify?.questions ?? []) {
    await must("justify", id, answers[0] ?? "");
    await must("justify", id, "--queue");
  }
  for (const { id, right } of module.justify?.items ?? []) await must("justify", id, right[0] ?? "");
  if (module.manifest.type !== "standard" || module.bugs.length === 0) return;
  const before = hashes(learner.project);
  const { challenge } = (await learner.json("start-challenge")) as { challenge: { copy: string; file: string } | null };
  if (challenge === null) throw new Error(`no bug was found in ${module.id}`);
  expect(hashes(learner.project)).toMatchObject(before);
  expect((await learner.run("submit")).exitCode).toBe(1);
  await write(learner, challenge.copy, await readFile(join(learner.project, challenge.file)));
  await must("submit");
}

test.each([...curricula])(
  "every module of %s is completed by an automated learner",
  { timeout: TIMEOUT_MS },
  async (id, directory) => {
    const curriculum = await loadCurriculum({ directory });
    const learner = makeLearner({ curricula: dirname(directory) });
    expect((await learner.run("init", id)).exitCode).toBe(0);
    for (const module of curriculum.modules) await complete(learner, module);
    expect(await learner.json("status")).toMatchObject({ complete: curriculum.modules.length, next: null });
  },
);
