import { join } from "node:path";
import type { CurriculumModule } from "../curriculum.ts";
import { bugSchema, type Bug } from "../format/bug.ts";
import { justifySchema, type Justify } from "../format/justify.ts";
import { moduleManifestSchema } from "../format/module-manifest.ts";
import type { CurriculumProblem } from "./curriculum-problem.ts";
import { duplicateIds } from "./duplicate-ids.ts";
import { listFiles } from "./list-files.ts";
import { moduleFileProblems } from "./module-file-problems.ts";
import { parseYaml, type Place } from "./parse-yaml.ts";
import { readText } from "./read-text.ts";

/** A module of which nothing but its place in the circle of prerequisites is unknown. */
export interface ReadModule {
  readonly module?: CurriculumModule;
  readonly problems: readonly CurriculumProblem[];
  /** The place of a prerequisite in `module.yaml`. */
  readonly requirePlace?: (index: number) => Place;
}

/** Reads `modules/ID`; `root` is the folder of the curriculum. */
export async function readModule(root: string, id: string): Promise<ReadModule> {
  const folder = `modules/${id}`;
  const directory = join(root, folder);
  const file = `${folder}/module.yaml`;
  const text = await readText(root, file);
  if (typeof text !== "string") return { problems: [text] };
  const manifest = parseYaml(file, text, moduleManifestSchema);
  if (manifest.value === undefined) return { problems: manifest.problems };
  const { value, locate } = manifest;
  const files = await listFiles(directory);
  const under = (name: string): readonly string[] =>
    files.filter((path) => path.startsWith(`${name}/`)).map((path) => path.slice(name.length + 1));
  const justify = files.includes("justify.yaml") ? await readJustify(root, `${folder}/justify.yaml`) : undefined;
  const bugFiles = under("bugs").filter((path) => /^[^/]+\.yaml$/.test(path));
  const bugs = await Promise.all(bugFiles.map((path) => readBug(root, `${folder}/bugs/${path}`)));
  const prompt = files.includes("build.md") ? await readText(root, `${folder}/build.md`) : "";
  const variants = new Set(under("variants").map((path) => path.split("/")[0] ?? ""));
  const module: CurriculumModule = {
    id,
    directory,
    manifest: value,
    prompt: typeof prompt === "string" ? prompt : "",
    ...(justify?.value === undefined ? {} : { justify: justify.value }),
    bugs: bugs.flatMap((bug) => bug.value ?? []),
    starter: under("starter"),
    reference: under("reference"),
    tests: under("tests"),
    variants: [...variants].map((variant) => ({ id: variant, files: under(`variants/${variant}`) })),
  };
  const misnamed =
    value.id === id ? [] : [{ file, ...locate(["id"]), message: `the id must be that of its folder, ${id}` }];
  return {
    module,
    problems: [
      ...misnamed,
      ...(typeof prompt === "string" ? [] : [prompt]),
      ...(justify?.problems ?? []),
      ...bugs.flatMap(({ problems }) => problems),
      ...moduleFileProblems(folder, module, files, locate),
    ],
    requirePlace: (index) => locate(["requires", index]),
  };
}

interface ReadFile<Value> {
  readonly value?: Value;
  readonly problems: readonly CurriculumProblem[];
}

async function readJustify(root: string, file: string): Promise<ReadFile<Justify>> {
  const text = await readText(root, file);
  if (typeof text !== "string") return { problems: [text] };
  const parsed = parseYaml(file, text, justifySchema);
  if (parsed.value === undefined) return { problems: parsed.problems };
  const { value, locate } = parsed;
  const { questions, items } = value;
  // A learner names both kinds by the id alone.
  const problems = duplicateIds(file, [...questions, ...items], (index) =>
    locate(index < questions.length ? ["questions", index] : ["items", index - questions.length]),
  );
  return { value, problems };
}

async function readBug(root: string, file: string): Promise<ReadFile<Bug>> {
  const text = await readText(root, file);
  if (typeof text !== "string") return { problems: [text] };
  const parsed = parseYaml(file, text, bugSchema);
  if (parsed.value === undefined) return { problems: parsed.problems };
  const { value, locate } = parsed;
  if (file.endsWith(`/${value.id}.yaml`))
    return { value, problems: duplicateIds(file, value.intents, (index) => locate(["intents", index])) };
  return { value, problems: [{ file, ...locate(["id"]), message: "the id must be the name of its file" }] };
}
