import { chmod, mkdir, readFile, realpath, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname, isAbsolute, join, relative, sep } from "node:path";
import { MazeError, textHash, type FileEdit } from "@maze/core";
import { pipelineErrorCodes } from "./errors.ts";

/**
 * Writes edits into a project: all of them or none. Every file must still be what the edit was made against; each is
 * written beside its target and renamed over it, with the mode of the old file, and a failure puts back what was
 * replaced.
 *
 * @throws {MazeError} MAZE_PIPELINE_STALE_EDIT, MAZE_PIPELINE_OUTSIDE_PROJECT, MAZE_PIPELINE_WRITE_FAILED
 */
export async function writeEdits(directory: string, edits: readonly FileEdit[]): Promise<string[]> {
  const temporary: string[] = [];
  const replaced: Prepared[] = [];
  try {
    const prepared = await Promise.all(edits.map((edit) => prepare(directory, edit)));
    for (const [at, { target, edit, mode }] of prepared.entries()) {
      await mkdir(dirname(target), { recursive: true });
      const path = `${target}.maze-${String(process.pid)}-${String(at)}.tmp`;
      temporary.push(path);
      await writeFile(path, edit.newText, { flag: "wx" });
      if (mode !== undefined) await chmod(path, mode);
    }
    for (const { edit, target } of prepared) await assertUnchanged(edit, target);
    for (const [at, entry] of prepared.entries()) {
      await rename(temporary[at] ?? "", entry.target);
      replaced.push(entry);
    }
  } catch (cause) {
    await Promise.all(temporary.map((path) => rm(path, { force: true })));
    for (const { target, before } of replaced) {
      await (before === null ? rm(target, { force: true }) : writeFile(target, before));
    }
    if (MazeError.is(cause)) throw cause;
    throw new MazeError({
      code: "MAZE_PIPELINE_WRITE_FAILED",
      message: `could not write to ${directory}: ${cause instanceof Error ? cause.message : String(cause)}`,
      hint: pipelineErrorCodes.MAZE_PIPELINE_WRITE_FAILED.hint,
      cause,
    });
  }
  return edits.map((edit) => edit.file);
}

interface Prepared {
  readonly edit: FileEdit;
  /** Absolute, links followed. */
  readonly target: string;
  readonly before: Buffer | null;
  readonly mode: number | undefined;
}

async function prepare(directory: string, edit: FileEdit): Promise<Prepared> {
  const root = await realpath(directory);
  const target = await realTarget(join(root, edit.file));
  const inside = relative(root, target);
  if (inside === "" || isAbsolute(inside) || inside.split(sep)[0] === "..") {
    throw new MazeError({
      code: "MAZE_PIPELINE_OUTSIDE_PROJECT",
      message: `${edit.file} leads out of the project ${directory}`,
      hint: pipelineErrorCodes.MAZE_PIPELINE_OUTSIDE_PROJECT.hint,
      details: { file: edit.file },
    });
  }
  const before = await assertUnchanged(edit, target);
  const mode = before === null ? undefined : (await stat(target)).mode & 0o777;
  return { edit, target, before, mode };
}

/** Follows links of the part of a path that exists, so that a link cannot lead a write elsewhere. */
async function realTarget(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch (cause) {
    if (!isMissing(cause) || dirname(path) === path) throw cause;
    return join(await realTarget(dirname(path)), path.slice(dirname(path).length));
  }
}

async function assertUnchanged(edit: FileEdit, target: string): Promise<Buffer | null> {
  const before = await readFile(target).catch((cause: unknown) => {
    if (isMissing(cause)) return null;
    throw cause;
  });
  if ((before === null ? null : textHash(before)) === edit.baseHash) return before;
  throw new MazeError({
    code: "MAZE_PIPELINE_STALE_EDIT",
    message: `${edit.file} changed on disk since it was read; nothing was written`,
    hint: pipelineErrorCodes.MAZE_PIPELINE_STALE_EDIT.hint,
    details: { file: edit.file },
  });
}

const isMissing = (cause: unknown): boolean => cause instanceof Error && "code" in cause && cause.code === "ENOENT";
