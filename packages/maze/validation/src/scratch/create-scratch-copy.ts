import { mkdir, realpath } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join, relative } from "node:path";
import { MazeError, type OperationContext, fileEditSchema, parseData, throwIfAborted } from "@maze/core";
import { z } from "zod";
import { applyEdits } from "./apply-edits.ts";
import { copyTree } from "./copy-tree.ts";
import { linkModules } from "./link-modules.ts";
import { link } from "./link.ts";
import { makeScratch, removeScratch } from "./scratch-directories.ts";
import { findSurroundings } from "./surroundings.ts";

export const scratchCopyOptionsSchema = z.strictObject({
  /** Absolute path of the project. */
  directory: z.string().min(1),
  edits: z.array(fileEditSchema).default([]),
  /** Bytes; a larger file is linked instead of copied. */
  maxFileBytes: z
    .int()
    .positive()
    .default(5 * 1024 * 1024),
  maxFiles: z.int().positive().default(50_000),
  /** Where copies are made; by default the system's temporary directory. */
  temporary: z.string().optional(),
});
export type ScratchCopyOptions = z.input<typeof scratchCopyOptionsSchema>;

/** A disposable copy of a project with edits applied. */
export interface ScratchCopy {
  /** Absolute real path of the project's copy. */
  readonly directory: string;
  readonly fileCount: number;
  /** Removes the copy. Calling it twice is harmless. */
  dispose(): Promise<void>;
}

/**
 * Copies a project to the temporary directory and applies edits there, so that it can be judged without being touched.
 * Dependencies are linked; directories above the project that it needs (a workspace, a shared `tsconfig.base.json`) are
 * reproduced by links, so the copy resolves what the project resolves. A dependency that itself imports the project back
 * sees the original.
 *
 * @throws {MazeError} MAZE_VALIDATION_NO_PROJECT, MAZE_VALIDATION_STALE_EDIT, MAZE_VALIDATION_EDIT_OUTSIDE,
 * MAZE_VALIDATION_PROJECT_TOO_LARGE, MAZE_VALIDATION_COPY_FAILED, MAZE_CORE_ABORTED
 * @example
 * ```ts
 * import { readFile } from "node:fs/promises";
 * import { join } from "node:path";
 * import { createScratchCopy } from "@maze/validation";
 * const copy = await createScratchCopy({
 *   directory: process.cwd(),
 *   edits: [{ file: "src/new-file.ts", newText: "export {};\n", baseHash: null }],
 * });
 * const text = await readFile(join(copy.directory, "src/new-file.ts"), "utf8");
 * await copy.dispose();
 * text; // => "export {};\n"
 * ```
 */
export async function createScratchCopy(options: ScratchCopyOptions, context?: OperationContext): Promise<ScratchCopy> {
  const settings = parseData(scratchCopyOptionsSchema, options, "options of createScratchCopy");
  throwIfAborted(context?.signal);
  const project = await realpath(settings.directory).catch((cause: unknown) => {
    throw new MazeError({
      code: "MAZE_VALIDATION_NO_PROJECT",
      message: `there is no project at ${settings.directory}`,
      hint: "Give the absolute path of a project directory.",
      cause,
    });
  });
  const scratch = await makeScratch(await realpath(settings.temporary ?? tmpdir()));
  try {
    const { outermost, levels } = await findSurroundings(project);
    const inside = levels.length === 0 ? basename(project) : relative(outermost, project);
    const directory = join(scratch, inside);
    await mkdir(directory, { recursive: true });
    const [fileCount] = await Promise.all([
      copyTree(project, directory, settings, context?.signal),
      linkModules(project, directory),
      linkLevels(levels, outermost, scratch, project),
    ]);
    await applyEdits(directory, settings.edits);
    return { directory, fileCount, dispose: () => removeScratch(scratch) };
  } catch (thrown) {
    await removeScratch(scratch);
    throwIfAborted(context?.signal);
    if (MazeError.is(thrown)) throw thrown;
    throw new MazeError({
      code: "MAZE_VALIDATION_COPY_FAILED",
      message: `cannot copy ${project} to ${scratch}: ${thrown instanceof Error ? thrown.message : String(thrown)}`,
      hint: "Check that the temporary directory has room and may be written.",
      cause: thrown,
    });
  }
}

/** Links everything of the directories above the project, except what is on the way down to it. */
async function linkLevels(
  levels: readonly { directory: string; names: readonly string[] }[],
  outermost: string,
  scratch: string,
  project: string,
): Promise<void> {
  for (const [i, { directory, names }] of levels.entries()) {
    const onTheWay = basename(levels[i + 1]?.directory ?? project);
    const target = join(scratch, relative(outermost, directory));
    await mkdir(target, { recursive: true });
    const linked = names.filter((name) => name !== onTheWay);
    await Promise.all(linked.map((name) => link(join(directory, name), join(target, name))));
  }
}
