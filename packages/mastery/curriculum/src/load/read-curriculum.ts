import { join } from "node:path";
import type { Curriculum } from "../curriculum.ts";
import { curriculumManifestSchema } from "../format/curriculum-manifest.ts";
import type { CurriculumProblem } from "./curriculum-problem.ts";
import { listFiles } from "./list-files.ts";
import { parseYaml } from "./parse-yaml.ts";
import { prerequisiteProblems } from "./prerequisite-problems.ts";
import { readModule } from "./read-module.ts";
import { readText } from "./read-text.ts";

/** A curriculum as far as it could be read, and everything that is wrong with it. */
export interface CurriculumReading {
  readonly curriculum?: Curriculum;
  readonly problems: readonly CurriculumProblem[];
}

const MANIFEST = "curriculum.yaml";

/** Reads the curriculum of a folder. Every problem is collected; with none, the curriculum is whole. */
export async function readCurriculum({ directory }: { readonly directory: string }): Promise<CurriculumReading> {
  const text = await readText(directory, MANIFEST);
  if (typeof text !== "string") return { problems: [text] };
  const parsed = parseYaml(MANIFEST, text, curriculumManifestSchema);
  if (parsed.value === undefined) return { problems: parsed.problems };
  const { value: manifest, locate } = parsed;
  const ids = [...new Set(manifest.modules)];
  const read = await Promise.all(ids.map((id) => readModule(directory, id)));
  const files = await listFiles(join(directory, "modules"));
  const orphans = new Set(files.map((path) => path.split("/")[0] ?? "").filter((id) => !ids.includes(id)));
  const curriculum: Curriculum = {
    id: manifest.id,
    directory,
    manifest,
    project: await listFiles(join(directory, "project")),
    modules: read.flatMap(({ module }) => module ?? []),
  };
  const repeated = manifest.modules.flatMap((id, index) =>
    manifest.modules.indexOf(id) === index
      ? []
      : [{ file: MANIFEST, ...locate(["modules", index]), message: `the module ${id} is listed twice` }],
  );
  const problems = [
    ...repeated,
    ...[...orphans].map((id) => ({ file: `modules/${id}`, message: "is not listed in curriculum.yaml" })),
    ...read.flatMap((module) => module.problems),
    ...prerequisiteProblems(manifest, read),
  ];
  return { curriculum, problems };
}
