import { join } from "node:path";

/** The top folder of the repository. */
export const root = join(import.meta.dirname, "../../../..");

/** The first argument of a script: the folder that the tarballs of this run lie in. */
export function tarballFolder(): string {
  const [, , folder] = process.argv;
  if (folder === undefined) throw new Error("say which folder the tarballs lie in");
  return folder;
}

/** Prints what is wrong, one line each, and a closing line; the exit code says whether anything is. */
export function report(problems: readonly string[], closing: string): void {
  for (const problem of problems) process.stdout.write(`${problem}\n`);
  process.stdout.write(`${closing}: ${problems.length} problems\n`);
  process.exitCode = problems.length === 0 ? 0 : 1;
}
