import { MazeError, throwIfAborted, toMazeError } from "@maze/core";
import {
  closeSync,
  existsSync,
  fchmodSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { configErrorCodes } from "../errors.ts";
import { withFileLock } from "./file-lock.ts";

export interface EditConfigFileOptions {
  /** Absolute path; a file that is missing is created with its directory, a link is followed. */
  readonly file: string;
  /** Gives the new text for the text in the file, `""` for a missing one. May be called again when the file changes. */
  readonly edit: (text: string) => string;
  /** Milliseconds to wait for another command that edits the file; 5000 by default. */
  readonly waitMs?: number;
  readonly signal?: AbortSignal;
}

export interface EditedConfigFile {
  /** The file that holds the text, links followed. */
  readonly file: string;
  /** `undefined` where the file was missing. */
  readonly before: string | undefined;
  readonly after: string;
  /** False where the new text equals the old one, so that nothing was written. */
  readonly changed: boolean;
}

/** Times that an edit is made again because another program wrote the file in between. */
const MOST_ATTEMPTS = 5;

/**
 * Edits a file so that no reader sees a half-written one and no edit of another command is lost: a lock file keeps
 * commands apart, and the file is compared with what was edited right before the new text is renamed over it, so that an
 * editor that knows no lock is noticed, too, but for the instant between the two. Keeps the mode of the file.
 *
 * @throws {MazeError} MAZE_CONFIG_LOCKED, MAZE_CONFIG_UNWRITABLE, MAZE_CONFIG_UNREADABLE, MAZE_CORE_ABORTED; what `edit`
 *   throws, and then nothing is written
 */
export async function editConfigFile(options: EditConfigFileOptions): Promise<EditedConfigFile> {
  const { edit, waitMs = 5000, signal } = options;
  throwIfAborted(signal);
  const file = locate(options.file);
  return withFileLock({ file, waitMs, signal }, () => {
    for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
      const before = readText(file);
      const after = edit(before ?? "");
      if (after === before) return { file, before, after, changed: false };
      if (replaceFile(file, before, after)) return { file, before, after, changed: true };
    }
    throw new MazeError({
      code: "MAZE_CONFIG_LOCKED",
      message: `${file} changed each of the ${MOST_ATTEMPTS} times that it was edited`,
      hint: "Find out which program keeps writing the file, then run the command again.",
      details: { file },
    });
  });
}

/** Follows links, so that every name of a file leads to one lock, and makes the directory. */
function locate(file: string): string {
  try {
    mkdirSync(dirname(file), { recursive: true });
    const isTaken = lstatSync(file, { throwIfNoEntry: false }) !== undefined;
    return isTaken ? realpathSync(file) : join(realpathSync(dirname(file)), basename(file));
  } catch (error) {
    throw unwritable(file, error);
  }
}

function readText(file: string): string | undefined {
  if (!existsSync(file)) return undefined;
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(readFileSync(file));
  } catch (error) {
    const { message } = toMazeError(error);
    throw new MazeError({
      code: "MAZE_CONFIG_UNREADABLE",
      message: `cannot read ${file}: ${message}`,
      hint: "Check that it is a file of UTF-8 text that you may read.",
      details: { file },
      cause: error,
    });
  }
}

/** False, and nothing written, where the file is no longer what was edited. */
function replaceFile(file: string, before: string | undefined, after: string): boolean {
  const temporary = `${file}.new`;
  try {
    // What a killed command left, or a link that someone laid there to have another file overwritten.
    rmSync(temporary, { force: true });
    writeDurably(temporary, after, statSync(file, { throwIfNoEntry: false })?.mode);
    const isUnchanged = readText(file) === before;
    if (isUnchanged) renameSync(temporary, file);
    else rmSync(temporary);
    return isUnchanged;
  } catch (error) {
    discard(temporary);
    throw MazeError.is(error) ? error : unwritable(file, error);
  }
}

/** Deletes a file if that is possible; the error that led here is the one to report. */
function discard(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // It could not be written either.
  }
}

function writeDurably(file: string, text: string, mode: number | undefined): void {
  const handle = openSync(file, "wx");
  try {
    if (mode !== undefined) fchmodSync(handle, mode);
    writeFileSync(handle, text);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function unwritable(file: string, cause: unknown): MazeError {
  return new MazeError({
    code: "MAZE_CONFIG_UNWRITABLE",
    message: `cannot write ${file}: ${toMazeError(cause).message}`,
    hint: configErrorCodes.MAZE_CONFIG_UNWRITABLE.hint,
    details: { file },
    cause,
  });
}
