import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Curriculum, CurriculumModule } from "@mastery/curriculum";
import {
  createWorkspace,
  layOver,
  runProgram,
  runValidator,
  withProcessLock,
  type ProgramPlaces,
  type RunPlace,
  type ValidatorRun,
  type Workspace,
} from "@mastery/workspace";
import type { ItemProgram, ItemRun } from "@mastery/justify";
import type { Isolation } from "@maze/core";
import { z } from "zod";
import { engineError } from "../engine-error.ts";
import { readFiles, textBytes } from "../files/read-files.ts";
import { writeStateFile } from "../files/write-state-file.ts";

export interface AttemptRoomOptions {
  readonly project: string;
  /** A folder of ours for this project. */
  readonly store: string;
  readonly curriculum: Curriculum;
  /** Made when something is run for the first time. */
  readonly isolation: () => Isolation;
  readonly programs: ProgramPlaces;
  readonly signal?: AbortSignal | undefined;
}

/** What the reference of a module showed on this machine. */
export interface Baseline {
  /** The names of its tests; an attempt must run them all. */
  readonly tests: readonly string[];
  /** Those of them that it skips. */
  readonly skipped: readonly string[];
  readonly testMs: number;
}

/** The place where the learner's code is run: never their own directory. One command at a time is in it. */
export interface AttemptRoom {
  /** Runs the module's tests on the learner's project as it is now, with `changed` in place of its files. */
  judge(module: CurriculumModule, changed?: ReadonlyMap<string, Uint8Array>, timeoutMs?: number): Promise<ValidatorRun>;
  /** Runs a program in the learner's project as it is now. */
  runItem(program: ItemProgram): Promise<ItemRun>;
  /** The learner's files as they were when last judged. */
  readonly directory: string;
  baseline(module: CurriculumModule): Promise<Baseline>;
  /** Runs the module's reference with its tests in a place of its own, with `changed` in place of its files. */
  judgeReference(
    module: CurriculumModule,
    changed: ReadonlyMap<string, Uint8Array>,
    timeoutMs: number,
  ): Promise<ValidatorRun>;
  /** Runs work alone. */
  alone<Result>(work: () => Promise<Result>): Promise<Result>;
}

const WAIT_MS = 120_000;
const ITEM_SECONDS = 20;
const baselineSchema = z.strictObject({
  tests: z.array(z.string()),
  skipped: z.array(z.string()),
  testMs: z.number(),
});

export function createAttemptRoom(options: AttemptRoomOptions): AttemptRoom {
  const { project, store, curriculum, programs, signal } = options;
  const workspace = createWorkspace({ project, store: join(store, "workspace"), path: programs.env["PATH"] ?? "" });
  let isolation: Isolation | undefined;
  const place = (directory: string, readable: readonly string[]): RunPlace => ({
    directory,
    readable,
    isolation: (isolation ??= options.isolation()),
    programs,
    scratch: join(store, "scratch"),
    signal,
  });
  return {
    directory: workspace.directory,
    judge: async (module, changed = new Map(), timeoutMs) => {
      const tests = await readFiles(join(module.directory, "tests"), module.tests);
      await workspace.refresh(new Map([...tests, ...changed]), signal);
      return runValidator(validatorOf(module, timeoutMs), place(workspace.directory, workspace.readable));
    },
    runItem: async (program) => runItemIn(workspace, program, place(workspace.directory, workspace.readable), signal),
    baseline: async (module) => {
      const overlay = await pristineFiles(curriculum, module);
      const file = join(store, "baselines", `${keyOf(module, overlay, programs)}.json`);
      const known = baselineSchema.safeParse(existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined);
      if (known.success) return known.data;
      const directory = join(store, "pristine");
      const run = await runPristine(module, overlay, place(directory, workspace.readable));
      if (!run.green) throw brokenReference(module, run);
      const baseline = baselineOf(run);
      writeStateFile(file, baseline);
      return baseline;
    },
    judgeReference: async (module, changed, timeoutMs) => {
      const files = new Map([...(await pristineFiles(curriculum, module)), ...changed]);
      return runPristine(module, files, place(join(store, "pristine"), workspace.readable), timeoutMs);
    },
    alone: async (work) => {
      await mkdir(store, { recursive: true });
      return withProcessLock({ file: join(store, "work.lock"), waitMs: WAIT_MS, signal }, work);
    },
  };
}

export function baselineOf(run: ValidatorRun): Baseline {
  const skipped = run.tests.filter(({ status }) => status === "skipped").map(({ name }) => name);
  return { tests: run.tests.map(({ name }) => name), skipped, testMs: testTime(run) };
}

/** Milliseconds that the tests themselves took. */
export function testTime({ tests, wallMs }: ValidatorRun): number {
  const times = tests.flatMap(({ durationMs }) => durationMs ?? []);
  return times.length === 0 ? wallMs : times.reduce((sum, time) => sum + time, 0);
}

/** The curriculum's project with every reference, and the module's tests: what is known to be right. */
export async function pristineFiles(
  curriculum: Curriculum,
  module: CurriculumModule,
): Promise<Map<string, Uint8Array>> {
  const files = await readFiles(join(curriculum.directory, "project"), curriculum.project);
  const add = async (folder: string, paths: readonly string[]): Promise<void> => {
    for (const [path, bytes] of await readFiles(folder, paths)) files.set(path, bytes);
  };
  for (const other of curriculum.modules) await add(join(other.directory, "reference"), other.reference);
  await add(join(module.directory, "reference"), module.reference);
  await add(join(module.directory, "tests"), module.tests);
  return files;
}

/** Runs a module's tests in a fresh directory that holds exactly these files. */
export async function runPristine(
  module: CurriculumModule,
  files: ReadonlyMap<string, Uint8Array>,
  place: RunPlace,
  timeoutMs?: number,
): Promise<ValidatorRun> {
  await rm(place.directory, { recursive: true, force: true });
  await mkdir(place.directory, { recursive: true });
  await layOver(place.directory, files);
  return runValidator(validatorOf(module, timeoutMs), place);
}

async function runItemIn(
  workspace: Workspace,
  program: ItemProgram,
  place: RunPlace,
  signal?: AbortSignal,
): Promise<ItemRun> {
  const files = Object.entries(program.files).map(([path, text]) => [path, textBytes(text)] as const);
  await workspace.refresh(new Map(files), signal);
  return runItemProgram(program, place);
}

export async function runItemProgram({ entry }: ItemProgram, place: RunPlace): Promise<ItemRun> {
  const word = entry.endsWith(".py") ? "python3" : "node";
  const { exitCode, stdout, stderr, limitHit } = await runProgram(
    { word, args: [entry], timeoutS: ITEM_SECONDS },
    place,
  );
  return { exitCode, stdout, stderr, timedOut: limitHit !== undefined };
}

function validatorOf({ id, manifest }: CurriculumModule, timeoutMs?: number) {
  const { validator } = manifest;
  if (validator === undefined)
    throw engineError("MASTERY_ENGINE_STAGE", `the module ${id} has nothing to build`, { module: id });
  return timeoutMs === undefined
    ? validator
    : { ...validator, timeout_s: Math.min(validator.timeout_s, timeoutMs / 1000) };
}

/** Equal for equal tests, references and interpreters. */
function keyOf(module: CurriculumModule, files: ReadonlyMap<string, Uint8Array>, { node, env }: ProgramPlaces): string {
  const hash = createHash("sha256").update(
    JSON.stringify([module.manifest.validator, node, env["MASTERY_PYTHON"], env["VIRTUAL_ENV"]]),
  );
  for (const [path, bytes] of files) hash.update(`\0${path}\0`).update(bytes);
  return hash.digest("hex").slice(0, 32);
}

function brokenReference(module: CurriculumModule, { tests, stdout, stderr }: ValidatorRun): Error {
  const failing = tests.filter(({ status }) => status === "failed" || status === "crashed");
  const said =
    failing.map(({ name, message }) => `${name}: ${message ?? ""}`).join("; ") ||
    (stderr || stdout).trim().slice(-1000);
  return engineError("MASTERY_ENGINE_REFERENCE", `the reference of ${module.id} does not pass here: ${said}`, {
    module: module.id,
  });
}
