import {
  accessSync,
  chmodSync,
  closeSync,
  constants,
  mkdirSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, isAbsolute, join, relative, sep } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { MazeError, textHash, throwIfAborted, type FileEdit, type OperationContext } from "@maze/core";
import { pipelineErrorCodes } from "./errors.ts";

/** Milliseconds between two tries. */
const RETRY_MS = 20;
/** Milliseconds until another command's claim of a file counts as left behind; a write takes a few. */
const STALE_MS = 5000;
/** Milliseconds that a claim is waited for. */
const WAIT_MS = 10_000;

/**
 * Writes edits into a project: all of them or none. Every file must still be what the edit was made against; each is
 * written beside its target and renamed over it, with the mode of the old file, and a failure puts back what was
 * replaced. The file beside a target is its claim as well, so of two commands that write one file the second sees what
 * the first wrote. Nothing else of this program runs between the first claim and the last rename.
 *
 * @throws {MazeError} MAZE_PIPELINE_STALE_EDIT, MAZE_PIPELINE_OUTSIDE_PROJECT, MAZE_PIPELINE_WRITE_FAILED,
 * MAZE_CORE_ABORTED
 */
export async function writeEdits(
  directory: string,
  edits: readonly FileEdit[],
  context: OperationContext = {},
): Promise<string[]> {
  const deadline = performance.now() + WAIT_MS;
  for (;;) {
    throwIfAborted(context.signal);
    const claim = tryWrite(directory, edits);
    if (claim === undefined) return edits.map((edit) => edit.file);
    if (performance.now() > deadline) throw writeFailed(directory, new Error(`another command holds ${claim}`));
    removeStale(claim);
    await sleep(RETRY_MS);
  }
}

/** Answers the claim of another command that is in the way, or nothing when everything is written. */
function tryWrite(directory: string, edits: readonly FileEdit[]): string | undefined {
  const claims: string[] = [];
  const replaced: Target[] = [];
  const made: string[] = [];
  let file = "";
  try {
    const targets = edits.map((edit) => {
      ({ file } = edit);
      return locate(directory, edit);
    });
    for (const { target, edit } of targets) {
      ({ file } = edit);
      made.unshift(...makeDirectory(dirname(target), directory));
      const claim = claimOf(target);
      if (!tryCreate(claim)) {
        giveBack(claims, made);
        return claim;
      }
      claims.push(claim);
      writeFileSync(claim, edit.newText);
    }
    const prepared = targets.map((entry) => ({ ...entry, before: unchanged(entry) }));
    for (const { target, before } of prepared)
      if (before !== null) chmodSync(claimOf(target), statSync(target).mode & 0o777);
    for (const entry of prepared) {
      ({ file } = entry.edit);
      renameSync(claimOf(entry.target), entry.target);
      replaced.push(entry);
    }
    return undefined;
  } catch (cause) {
    for (const { target, before } of replaced) {
      if (before === null) rmSync(target, { force: true });
      else writeFileSync(target, before);
    }
    giveBack(claims, made);
    throw MazeError.is(cause) ? cause : writeFailed(join(directory, file), cause);
  }
}

/** Makes a directory and answers those that were missing, the deepest first. */
function makeDirectory(path: string, directory: string): string[] {
  try {
    const first = mkdirSync(path, { recursive: true });
    if (first === undefined) return [];
    const made = [path];
    for (let at = path; at !== first; at = dirname(at)) made.push(dirname(at));
    return made;
  } catch (cause) {
    // Node says "no such file" where the file system is read-only; this says what it is.
    accessSync(directory, constants.W_OK);
    throw cause;
  }
}

function giveBack(claims: readonly string[], made: readonly string[]): void {
  for (const path of claims) rmSync(path, { force: true });
  for (const path of made) {
    try {
      rmdirSync(path);
    } catch {
      return; // Another command uses it by now.
    }
  }
}

/** False where the file is there already. */
function tryCreate(path: string): boolean {
  try {
    closeSync(openSync(path, "wx"));
    return true;
  } catch (cause) {
    if (codeOf(cause) === "EEXIST") return false;
    throw cause;
  }
}

function writeFailed(path: string, cause: unknown): MazeError {
  return new MazeError({
    code: "MAZE_PIPELINE_WRITE_FAILED",
    message: `${path} cannot be written: ${cause instanceof Error ? cause.message : String(cause)}`,
    hint: pipelineErrorCodes.MAZE_PIPELINE_WRITE_FAILED.hint,
    cause,
  });
}

interface Target {
  readonly edit: FileEdit;
  /** Absolute, links followed. */
  readonly target: string;
  readonly before: Buffer | null;
}

const claimOf = (target: string): string => `${target}.maze.tmp`;

/** A command that was killed in the middle of a write leaves its claim. */
function removeStale(claim: string): void {
  try {
    if (Date.now() - statSync(claim).mtimeMs > STALE_MS) rmSync(claim, { force: true });
  } catch (cause) {
    if (codeOf(cause) !== "ENOENT") throw cause;
  }
}

function locate(directory: string, edit: FileEdit): Target {
  const root = realpathSync(directory);
  const target = realTarget(join(root, edit.file));
  const inside = relative(root, target);
  if (inside === "" || isAbsolute(inside) || inside.split(sep)[0] === "..") {
    throw new MazeError({
      code: "MAZE_PIPELINE_OUTSIDE_PROJECT",
      message: `${edit.file} leads out of the project ${directory}`,
      hint: pipelineErrorCodes.MAZE_PIPELINE_OUTSIDE_PROJECT.hint,
      details: { file: edit.file },
    });
  }
  // A stale edit is told before anything is claimed or made.
  return { edit, target, before: unchanged({ edit, target }) };
}

/** Follows links of the part of a path that exists, so that a link cannot lead a write elsewhere. */
function realTarget(path: string): string {
  try {
    return realpathSync(path);
  } catch (cause) {
    if (codeOf(cause) !== "ENOENT" || dirname(path) === path) throw cause;
    return join(realTarget(dirname(path)), path.slice(dirname(path).length));
  }
}

function unchanged({ edit, target }: Pick<Target, "edit" | "target">): Buffer | null {
  const before = read(target);
  if ((before === null ? null : textHash(before)) === edit.baseHash) return before;
  throw new MazeError({
    code: "MAZE_PIPELINE_STALE_EDIT",
    message: `${edit.file} changed on disk since it was read; nothing was written`,
    hint: pipelineErrorCodes.MAZE_PIPELINE_STALE_EDIT.hint,
    details: { file: edit.file },
  });
}

function read(path: string): Buffer | null {
  try {
    return readFileSync(path);
  } catch (cause) {
    if (codeOf(cause) === "ENOENT") return null;
    throw cause;
  }
}

const codeOf = (cause: unknown): unknown => (cause instanceof Error && "code" in cause ? cause.code : undefined);
