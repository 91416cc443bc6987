import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Curriculum, CurriculumModule } from "@mastery/curriculum";
import { checkItem } from "@mastery/justify";
import { layOver, type RunPlace, type ValidatorRun } from "@mastery/workspace";
import { toMazeError } from "@maze/core";
import { baselineOf, pristineFiles, runItemProgram, runPristine, type Baseline } from "../attempt/attempt-room.ts";
import { bytesText, readFiles, textBytes } from "../files/read-files.ts";
import type { BugInjector } from "../harden/bug-injector.ts";
import { judgeRun } from "../stages/judge-run.ts";
import { countProblems, filterProblems, linkProblems } from "./check-texts.ts";
import type { CheckFinding, CheckName } from "./finding.ts";

export interface CheckOptions {
  readonly curriculum: Curriculum;
  readonly module: CurriculumModule;
  /** Its directory is made anew for each run. */
  readonly place: RunPlace;
  readonly injector?: BugInjector | undefined;
}

/** Proves that a module can be completed: each check is done, or skipped with its reason. */
export async function checkModule(options: CheckOptions): Promise<readonly CheckFinding[]> {
  const { module } = options;
  const finding = (check: CheckName, problems: readonly string[], good: string): CheckFinding => ({
    module: module.id,
    check,
    status: problems.length === 0 ? "good" : "bad",
    detail: problems.length === 0 ? good : problems.join("; "),
  });
  const texts = [
    finding("files", countProblems(module), "all there"),
    finding("links", linkProblems(module), "none is dead"),
    finding("filter", filterProblems(module), `${String(module.justify?.questions.length ?? 0)} questions`),
  ];
  const files = await pristineFiles(options.curriculum, module);
  const items = finding(
    "items",
    await itemProblems(options, files),
    `${String(module.justify?.items.length ?? 0)} items`,
  );
  if (module.manifest.validator === undefined) return [...texts, items];
  const run = (changed: ReadonlyMap<string, Uint8Array>, timeoutMs?: number): Promise<ValidatorRun> =>
    runPristine(module, new Map([...files, ...changed]), options.place, timeoutMs);
  const first = await run(new Map());
  const baseline = baselineOf(first);
  const second = await run(new Map());
  const reference = [first, second]
    .map((each) => judgeRun(each, baseline))
    .flatMap(({ passed, reason }) => (passed ? [] : [reason]));
  return [
    ...texts,
    finding("starter", await starterProblems(module, run), "the tests fail"),
    finding("reference", reference, `${String(baseline.tests.length)} tests pass, twice`),
    finding("variants", await variantProblems(module, run, baseline), `${String(module.variants.length)} pass`),
    await bugFinding(options, files, run),
    items,
  ];
}

/** What bugs are put into: the learner's files, or in test_your_tests the code that comes with the tests. */
function codePaths({ manifest, bugs }: CurriculumModule): readonly string[] {
  return manifest.type === "test_your_tests" ? [...new Set(bugs.map(({ target }) => target.file))] : manifest.files;
}

type Run = (changed: ReadonlyMap<string, Uint8Array>, timeoutMs?: number) => Promise<ValidatorRun>;

async function starterProblems(module: CurriculumModule, run: Run): Promise<readonly string[]> {
  const starter = await readFiles(join(module.directory, "starter"), module.starter);
  const { green, timedOut } = await run(starter);
  if (timedOut) return ["the starter does not end in time"];
  return green ? ["the starter passes, so there is nothing to build"] : [];
}

async function variantProblems(module: CurriculumModule, run: Run, baseline: Baseline): Promise<readonly string[]> {
  const problems: string[] = [];
  for (const { id, files } of module.variants) {
    const { passed, reason } = judgeRun(
      await run(await readFiles(join(module.directory, "variants", id), files)),
      baseline,
    );
    if (!passed) problems.push(`${id}: ${reason}`);
  }
  return problems;
}

async function bugFinding(
  { module, injector }: CheckOptions,
  files: ReadonlyMap<string, Uint8Array>,
  run: Run,
): Promise<CheckFinding> {
  const about = { module: module.id, check: "bugs" } as const;
  if (module.bugs.length === 0) return { ...about, status: "good", detail: "none" };
  if (injector === undefined) return { ...about, status: "skipped", detail: "no bug injector was given" };
  const problems: string[] = [];
  const origins: string[] = [];
  for (const bug of module.bugs) {
    for (const variant of [undefined, ...module.variants]) {
      const where = variant === undefined ? "the reference" : `the variant ${variant.id}`;
      const own =
        variant === undefined
          ? new Map<string, Uint8Array>()
          : await readFiles(join(module.directory, "variants", variant.id), variant.files);
      const all = new Map([...files, ...own]);
      const learner = Object.fromEntries(
        codePaths(module).map((path) => [path, bytesText(all.get(path) ?? new Uint8Array())]),
      );
      const result = await injector
        .inject({
          module: module.id,
          language: module.manifest.validator?.language ?? "typescript",
          bugs: [bug],
          files: learner,
          seed: 1,
          run: (changed, timeoutMs) =>
            run(
              new Map([...own, ...Object.entries(changed).map(([path, text]) => [path, textBytes(text)] as const)]),
              timeoutMs,
            ),
        })
        .catch((thrown: unknown) => ({ status: "none" as const, reasons: [toMazeError(thrown).message] }));
      if (result.status === "none") problems.push(`${bug.id} on ${where}: ${result.reasons.join(", ")}`);
      else if (!bug.intents.some(({ id }) => id === result.origin))
        problems.push(`${bug.id} on ${where}: no intent fits, only ${result.origin}`);
      else origins.push(result.origin);
    }
  }
  if (problems.length > 0) return { ...about, status: "bad", detail: problems.join("; ") };
  return {
    ...about,
    status: "good",
    detail: `${String(module.bugs.length)} bugs, caught ${String(origins.length)} times out of ${String(origins.length)}`,
  };
}

async function itemProblems(
  { module, place }: CheckOptions,
  files: ReadonlyMap<string, Uint8Array>,
): Promise<readonly string[]> {
  const language = module.manifest.validator?.language ?? "typescript";
  const problems: string[] = [];
  for (const item of module.justify?.items ?? []) {
    for (const [answers, expected] of [
      [item.right, true],
      [item.wrong, false],
    ] as const) {
      for (const answer of answers) {
        const run = async (program: Parameters<typeof runItemProgram>[0]) => {
          await rm(place.directory, { recursive: true, force: true });
          await mkdir(place.directory, { recursive: true });
          await layOver(
            place.directory,
            new Map([
              ...files,
              ...Object.entries(program.files).map(([path, text]) => [path, textBytes(text)] as const),
            ]),
          );
          return runItemProgram(program, place);
        };
        const verdict = await checkItem(item, answer, { language, run }).catch(
          (thrown: unknown) => toMazeError(thrown).message,
        );
        if (typeof verdict === "string") problems.push(`${item.id}: ${verdict}`);
        else if (verdict.correct !== expected)
          problems.push(
            `${item.id}: ${JSON.stringify(answer)} counts as ${verdict.correct ? "right" : "wrong"} (${verdict.feedback})`,
          );
      }
    }
  }
  return problems;
}
