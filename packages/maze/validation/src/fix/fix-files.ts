import { readFile } from "node:fs/promises";
import { join } from "node:path";
import {
  type FileEdit,
  type Isolation,
  type OperationContext,
  type StageResult,
  parseData,
  projectPathSchema,
  textHash,
} from "@maze/core";
import { createIsolation } from "@maze/sandbox";
import { z } from "zod";
import { manifestsFrom } from "../project/manifest.ts";
import { createScratchCopy } from "../scratch/create-scratch-copy.ts";
import { runSourceTool, usedPackage } from "../source-tools/run-source-tool.ts";
import { sourceTools } from "../source-tools/source-tools.ts";
import { skipped } from "../stage.ts";

export const fixFilesOptionsSchema = z.strictObject({
  /** Absolute path of the project. */
  directory: z.string().min(1),
  /** Relative to the project, with `/`. */
  files: z.array(projectPathSchema),
  /** Milliseconds for one run of a tool. */
  timeoutMs: z.int().positive().default(60_000),
  isolation: z.custom<Isolation>().optional(),
  environment: z.record(z.string(), z.string().optional()).default({}),
});
export type FixFilesOptions = z.input<typeof fixFilesOptionsSchema>;

/** What the tools of a project correct by themselves. */
export interface Fixes {
  /** One for each tool, `fix-eslint` and so on; one skipped `fix` where the project has none. */
  readonly stages: StageResult[];
  /** The corrected files; nothing is written. */
  readonly edits: FileEdit[];
}

/**
 * Lets the linter and the formatter that a project uses correct files, in a scratch copy, and answers the changes.
 *
 * @throws {MazeError} MAZE_VALIDATION_NO_PROJECT, MAZE_CORE_ABORTED
 */
export async function fixFiles(options: FixFilesOptions, context: OperationContext = {}): Promise<Fixes> {
  const settings = parseData(fixFilesOptionsSchema, options, "options of fixFiles");
  const isolation = settings.isolation ?? createIsolation({ level: "none" });
  const copy = await createScratchCopy({ directory: settings.directory }, context);
  try {
    const { directory } = copy;
    const manifests = await manifestsFrom(directory);
    const stages: StageResult[] = [];
    for (const tool of sourceTools) {
      const began = performance.now();
      const found = await usedPackage(tool, directory, manifests);
      if (found === undefined) continue;
      const run = { ...settings, isolation, directory, args: tool.fixArgs(settings.files) };
      const finding = await runSourceTool(tool, found, run, context);
      stages.push({ stage: `fix-${tool.id}`, ...finding, durationMs: performance.now() - began });
    }
    if (stages.length === 0) {
      const names = sourceTools.map(({ id }) => id).join(", ");
      stages.push({ stage: "fix", ...skipped("no-fixer", `the project uses none of ${names}`), durationMs: 0 });
    }
    return { stages, edits: await changes(settings.directory, directory, settings.files) };
  } finally {
    await copy.dispose();
  }
}

async function changes(project: string, copy: string, files: readonly string[]): Promise<FileEdit[]> {
  const edits = await Promise.all(
    files.map(async (file): Promise<FileEdit[]> => {
      const [before, after] = await Promise.all([readFile(join(project, file)), readFile(join(copy, file))]);
      if (before.equals(after)) return [];
      return [{ file, newText: after.toString("utf8"), baseHash: textHash(before) }];
    }),
  );
  return edits.flat();
}
