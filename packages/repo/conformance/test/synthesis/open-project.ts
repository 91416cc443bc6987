import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type {
  Candidate,
  ConstraintSet,
  GenerationSummary,
  Generator,
  ProjectIndex,
  Task,
  TypeOracle,
} from "@maze/core";
import { createIndexer } from "@maze/indexer";
import { createExampleEvaluator } from "@maze/sandbox";
import { createSynthesis } from "@maze/synthesis";
import { createTypeOracle } from "@maze/type-oracle";

/** A project on disk with the real index, compiler, evaluator and engine. */
export interface OpenProject {
  readonly directory: string;
  readonly index: ProjectIndex;
  readonly oracle: TypeOracle;
  /** Candidates for one hole, at most `count`, and how the search ended. */
  fill(file: string, name: string, count?: number): Promise<{ candidates: Candidate[]; summary: GenerationSummary }>;
  close(): Promise<void>;
}

/** Milliseconds of search for one hole: enough for a loaded machine. */
const TIME_MS = 20_000;

/** Writes the files into a temporary folder, with the installed date-fns, and opens them. */
export async function openProject(files: Readonly<Record<string, string>>, timeMs = TIME_MS): Promise<OpenProject> {
  const directory = await realpath(await mkdtemp(join(tmpdir(), "maze-synthesis-")));
  for (const [file, text] of Object.entries(files)) {
    await mkdir(dirname(join(directory, file)), { recursive: true });
    await writeFile(join(directory, file), text);
  }
  await mkdir(join(directory, "node_modules"));
  const installed = dirname(createRequire(import.meta.url).resolve("date-fns/package.json"));
  await symlink(installed, join(directory, "node_modules/date-fns"), "junction");
  const index = await createIndexer().index({ root: directory });
  const oracle = await createTypeOracle({ directory });
  const engine: Generator = createSynthesis({ oracle, evaluator: createExampleEvaluator(), config: { timeMs } });
  return {
    directory,
    index,
    oracle,
    async fill(file, name, count = 1) {
      const id = `${file}#${name}`;
      const task: Task = {
        specVersion: "v1",
        kind: "hole",
        id,
        language: "typescript",
        description: "",
        examples: [],
        file,
        name,
      };
      const constraints: ConstraintSet = { specVersion: "v1", taskId: id, constraints: [] };
      const stream = engine.generate({ task, constraints, index, budget: { timeMs, candidates: count } }, {});
      const candidates: Candidate[] = [];
      for (;;) {
        const step = await stream.next();
        if (step.done === true) return { candidates, summary: step.value };
        candidates.push(step.value);
      }
    },
    async close() {
      await oracle.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}
