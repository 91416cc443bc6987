import { join } from "node:path";
import type { Curriculum } from "@mastery/curriculum";
import { readFiles } from "./read-files.ts";
import { writeNewFile } from "./write-new-file.ts";

/** What `init` did to the project. */
export interface StarterCopy {
  readonly written: readonly string[];
  /** Something was there already, and stays. */
  readonly kept: readonly string[];
}

/** Copies the project files and all starters into the learner's project, over nothing that is there. */
export async function copyStarter(curriculum: Curriculum, project: string): Promise<StarterCopy> {
  const sources = [
    { folder: join(curriculum.directory, "project"), paths: curriculum.project },
    ...curriculum.modules.map(({ directory, starter }) => ({ folder: join(directory, "starter"), paths: starter })),
  ];
  const written: string[] = [];
  const kept: string[] = [];
  for (const { folder, paths } of sources) {
    for (const [path, bytes] of await readFiles(folder, paths)) {
      const isOurs = written.includes(path);
      if (await writeNewFile(project, path, bytes)) written.push(path);
      else if (!isOurs) kept.push(path);
    }
  }
  return { written, kept };
}
