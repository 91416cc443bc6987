import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import { join } from "node:path";
import { builtInMutators, createHardener, type Challenge, type CodeChecker } from "@mastery/harden";
import type { TypeOracle } from "@maze/core";
import { createTypeOracle } from "@maze/type-oracle";
import type { Implementation } from "./implementations.ts";
import { createModuleProject, type ModuleProject } from "./module-project.ts";
import { createNodeTestRunner } from "./node-test-runner.ts";

/** What became of one bug in one implementation. */
export interface HardenTrial {
  /** `CURRICULUM/MODULE/IMPLEMENTATION BUG`. */
  readonly name: string;
  readonly found: "intent" | "fallback" | "none";
  /** Why a bug that was found does not hold when it is judged again from the start. */
  readonly unverified?: string | undefined;
  readonly seconds: number;
  readonly attempts: readonly string[];
}

/** Puts every bug of an implementation's module into it. */
export async function* hardenImplementation(
  { curriculum, module, id, directory }: Implementation,
  { seed, withIntents }: { readonly seed: number; readonly withIntents: boolean },
): AsyncGenerator<HardenTrial> {
  const { validator } = module.manifest;
  if (validator === undefined) return;
  const project = createModuleProject(curriculum, module, directory);
  const oracle = await createTypeOracle({ directory: project.directory });
  try {
    const runner = createNodeTestRunner(project, validator.argv);
    const hardener = createHardener({ runner, checker: createChecker(oracle) });
    for (const bug of module.bugs) {
      const began = performance.now();
      const bugs = [withIntents ? bug : { ...bug, intents: [], fallback: ALL_MUTATORS }];
      const result = await hardener.harden({ files: project.files, language: "typescript", bugs, seed });
      const seconds = (performance.now() - began) / 1000;
      const challenge = result.kind === "found" ? result.challenge : undefined;
      yield {
        name: `${curriculum.id}/${module.id}/${id} ${bug.id}`,
        found: challenge?.bugs[0]?.origin ?? "none",
        unverified: challenge && (await objection(challenge, project, validator.argv)),
        seconds,
        attempts: result.state.attempts.map(({ pattern, outcome, detail }) => `${pattern}: ${outcome} (${detail})`),
      };
    }
  } finally {
    await oracle.close();
    project.remove();
  }
}

const ALL_MUTATORS = {
  mutators: builtInMutators.filter(({ languages }) => languages.includes("typescript")).map(({ id }) => id),
  max_tries: 40,
};

function createChecker(oracle: TypeOracle): CodeChecker {
  return {
    async check(files) {
      const texts = Object.entries(files).map(([file, text]) => ({ file, text }));
      const found = (await oracle.diagnostics(texts)).flat().filter(({ severity }) => severity === "error");
      return found.map(({ file = "", message }) => ({ file, message }));
    },
  };
}

/** Judges a challenge with the compiler's command line and a fresh run; the correct code is put back and run as well. */
async function objection(
  { files }: Challenge,
  project: ModuleProject,
  argv: readonly string[],
): Promise<string | undefined> {
  const runner = createNodeTestRunner(project, argv);
  const outcome = async (texts: Readonly<Record<string, string>>): Promise<string> => {
    const { status, tests } = await runner.run({ files: { ...project.files, ...texts }, timeoutMs: 60_000 });
    if (status !== "completed") return status;
    const failures = tests.flatMap(({ failure }) => failure ?? []);
    if (failures.length === 0) return "green";
    return failures.every(({ kind }) => kind === "assertion") ? "red" : "error";
  };
  const buggy = await outcome(files);
  if (buggy !== "red") return `the tests of the buggy code end as ${buggy}`;
  const complaint = await compilerComplaint(project.directory);
  if (complaint !== "") return `the buggy code does not compile: ${complaint}`;
  const correct = await outcome({});
  return correct === "green" ? undefined : `the tests of the correct code end as ${correct}`;
}

function compilerComplaint(directory: string): Promise<string> {
  const compiler = join(createRequire(import.meta.url).resolve("typescript-7/package.json"), "../bin/tsc");
  return new Promise((resolve) => {
    execFile(process.execPath, [compiler, "-p", directory], { cwd: directory }, (failed, stdout, stderr) => {
      resolve(failed === null ? "" : stdout.trim() || stderr.trim() || failed.message);
    });
  });
}
