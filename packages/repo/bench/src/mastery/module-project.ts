import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Curriculum, CurriculumModule } from "@mastery/curriculum";

/** A folder as a learner has it who solved a module in the way of a variant. */
export interface ModuleProject {
  readonly directory: string;
  /** The learner's files of the module, by path. */
  readonly files: Readonly<Record<string, string>>;
  write(files: Readonly<Record<string, string>>): void;
  remove(): void;
}

/** The starter project, the references of every module, the tests of this one, and over it the files of a folder. */
export function createModuleProject(
  curriculum: Curriculum,
  module: CurriculumModule,
  implementation: string,
): ModuleProject {
  const directory = mkdtempSync(join(tmpdir(), "maze-bench-mastery-"));
  const lay = (from: string): void => {
    if (existsSync(from)) cpSync(from, directory, { recursive: true });
  };
  lay(join(curriculum.directory, "project"));
  for (const each of curriculum.modules) lay(join(each.directory, "reference"));
  lay(join(module.directory, "tests"));
  lay(implementation);
  const texts = module.manifest.files.map((path) => [path, readFileSync(join(directory, path), "utf8")] as const);
  return {
    directory,
    files: Object.fromEntries(texts),
    write(files) {
      for (const [path, text] of Object.entries(files)) {
        mkdirSync(dirname(join(directory, path)), { recursive: true });
        writeFileSync(join(directory, path), text);
      }
    },
    remove() {
      rmSync(directory, { recursive: true });
    },
  };
}
