import { mkdir, rename, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { MazeError } from "@maze/core";
import type { GenerationReport } from "@maze/pipeline";
import { cliErrorCodes } from "../../errors.ts";

/** Where a result was kept. */
export interface SavedResult {
  readonly diffFile: string;
  readonly reportFile: string;
}

/**
 * Keeps the last diff and report in `.maze/results` of the project, or below the temporary directory where the project
 * cannot be written.
 */
export async function saveResult(
  report: GenerationReport,
  directory: string,
  temporaryDirectory: string,
): Promise<SavedResult> {
  const own = join(directory, ".maze");
  try {
    await mkdir(own, { recursive: true });
    // The folder is the tool's own; the project's version control need not see it.
    await writeFile(join(own, ".gitignore"), "results/\nstats.db*\n*.log\n.gitignore\n", { flag: "wx" }).catch(
      ignoreExisting,
    );
    return await writeResult(report, join(own, "results"));
  } catch (cause) {
    if (!isRefusal(cause)) throw cause;
    return writeResult(report, join(temporaryDirectory, "maze-results"));
  }
}

async function writeResult(report: GenerationReport, folder: string): Promise<SavedResult> {
  await mkdir(folder, { recursive: true });
  const saved = { diffFile: join(folder, "last.diff"), reportFile: join(folder, "last.json") };
  await replaceFile(saved.diffFile, report.diff);
  await replaceFile(saved.reportFile, `${JSON.stringify(report, null, 2)}\n`);
  return saved;
}

/** Two commands at once each leave a whole file. */
async function replaceFile(path: string, text: string): Promise<void> {
  const temporary = `${path}.${String(process.pid)}.tmp`;
  await writeFile(temporary, text);
  await rename(temporary, path);
}

/**
 * Writes what `--output` asks for: the report for a name ending in `.json`, the diff otherwise.
 *
 * @throws {MazeError} MAZE_CLI_OUTPUT
 */
export async function writeOutput(report: GenerationReport, cwd: string, output: string): Promise<string> {
  const path = resolve(cwd, output);
  try {
    await mkdir(dirname(path), { recursive: true });
    await replaceFile(path, path.endsWith(".json") ? `${JSON.stringify(report, null, 2)}\n` : report.diff);
    return path;
  } catch (cause) {
    throw new MazeError({
      code: "MAZE_CLI_OUTPUT",
      message: `${output} cannot be written: ${cause instanceof Error ? cause.message : String(cause)}`,
      hint: cliErrorCodes.MAZE_CLI_OUTPUT.hint,
      cause,
    });
  }
}

const codeOf = (cause: unknown): unknown => (cause instanceof Error && "code" in cause ? cause.code : undefined);
const isRefusal = (cause: unknown): boolean => ["EACCES", "EPERM", "EROFS", "ENOTDIR"].includes(String(codeOf(cause)));

function ignoreExisting(cause: unknown): void {
  if (codeOf(cause) !== "EEXIST") throw cause;
}
