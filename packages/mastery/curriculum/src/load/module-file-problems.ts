import type { CurriculumModule } from "../curriculum.ts";
import type { CurriculumProblem } from "./curriculum-problem.ts";
import type { Place } from "./parse-yaml.ts";

/** What a module folder may hold; anything else is a draft that somebody forgot. */
const KNOWN = [
  /^module\.yaml$/,
  /^build\.md$/,
  /^justify\.yaml$/,
  /^bugs\/[^/]+\.yaml$/,
  /^(starter|reference|tests)\/./,
  /^variants\/[^/]+\/./,
];

/** What the files of a module must be like, beyond the form of each. */
export function moduleFileProblems(
  folder: string,
  module: CurriculumModule,
  files: readonly string[],
  locate: (path: readonly PropertyKey[]) => Place,
): readonly CurriculumProblem[] {
  const { manifest, starter, reference, tests, variants, bugs } = module;
  const builds = manifest.type !== "justify_only";
  const needed = [
    ...(files.includes("build.md") ? [] : ["build.md"]),
    ...(files.includes("justify.yaml") || manifest.type === "experiment" ? [] : ["justify.yaml"]),
    ...(builds && tests.length === 0 ? ["tests/"] : []),
  ];
  const file = `${folder}/module.yaml`;
  const unwritten = manifest.files.flatMap((path, index) => [
    ...(starter.includes(path) ? [] : [{ file, ...locate(["files", index]), message: `starter/${path} is missing` }]),
    ...(reference.includes(path)
      ? []
      : [{ file, ...locate(["files", index]), message: `reference/${path} is missing` }]),
  ]);
  const targets = new Set([...manifest.files, ...tests]);
  return [
    ...needed.map((name) => ({ file: `${folder}/${name}`, message: "is missing" })),
    ...unwritten,
    ...files
      .filter((path) => !KNOWN.some((pattern) => pattern.test(path)))
      .map((path) => ({ file: `${folder}/${path}`, message: "is no file of a module" })),
    ...bugs
      .filter(({ target }) => !targets.has(target.file))
      .map(({ id, target }) => ({
        file: `${folder}/bugs/${id}.yaml`,
        message: `its target ${target.file} is no file of the module`,
      })),
    ...variants.flatMap((variant) =>
      variant.files
        .filter((path) => !reference.includes(path))
        .map((path) => ({
          file: `${folder}/variants/${variant.id}/${path}`,
          message: "the reference has no such file",
        })),
    ),
  ];
}
