import { lstatSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { GenerationReport } from "@maze/pipeline";
import { makeDirectory, replaceFile } from "../../replace-file.ts";

/** Where a result was kept. */
export interface SavedResult {
  readonly diffFile: string;
  readonly reportFile: string;
}

/**
 * Keeps the last diff and report in `.maze/results` of the project; answers why not where that is refused, such as in a
 * project that is read-only. A project must not send these files elsewhere, so no link is followed.
 */
export function saveResult(report: GenerationReport, directory: string): SavedResult | { refused: string } {
  const own = join(directory, ".maze");
  const folder = join(own, "results");
  try {
    for (const path of [own, folder]) {
      makeDirectory(path);
      if (lstatSync(path).isSymbolicLink()) return { refused: `${path} is a symbolic link` };
    }
    // The folder is the tool's own; the project's version control need not see it.
    const ignore = join(own, ".gitignore");
    if (statSync(ignore, { throwIfNoEntry: false }) === undefined)
      writeFileSync(ignore, "results/\nstats.db*\n*.log\n.gitignore\n", { flag: "wx" });
    const saved = { diffFile: join(folder, "last.diff"), reportFile: join(folder, "last.json") };
    replaceFile(saved.diffFile, report.diff);
    replaceFile(saved.reportFile, reportText(report));
    return saved;
  } catch (cause) {
    if (!(cause instanceof Error && "syscall" in cause)) throw cause;
    return { refused: cause.message };
  }
}

/** The report as a file holds it. */
export function reportText(report: GenerationReport): string {
  return `${JSON.stringify(report, null, 2)}\n`;
}
