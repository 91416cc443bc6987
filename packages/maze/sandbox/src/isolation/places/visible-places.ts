import { realpathSync, statSync } from "node:fs";
import { basename, dirname, join, resolve, sep } from "node:path";
import { type IsolatedCommand, MazeError } from "@maze/core";
import { isOfSystem } from "./system-places.ts";

/** A file or directory that is seen inside under the same path. */
export interface VisiblePlace {
  readonly path: string;
  readonly writable: boolean;
}

/**
 * The places of a command besides those of the operating system: its directory, what it may read and write, and the program
 * itself. Outer places come before those inside them, so that the inner one holds; of two for one path the writable one does.
 *
 * @throws {MazeError} MAZE_SANDBOX_START_FAILED for a directory, program or writable place that is not there,
 * MAZE_SANDBOX_UNSUPPORTED for the root of the file system
 */
export function visiblePlaces(command: IsolatedCommand): VisiblePlace[] {
  const readable = [directoryOf(command), ...(command.readable ?? []), ...programPlaces(command)];
  const places = new Map<string, VisiblePlace>();
  const add = (given: string, writable: boolean): void => {
    // Both spellings of a path that leads through a link are in use.
    for (const path of spellings(given)) {
      if (writable || (!places.has(path) && !isOfSystem(path))) places.set(path, { path, writable });
    }
  };
  for (const path of readable) add(path, false);
  for (const path of command.writable ?? []) {
    if (spellings(path).length === 0) throw notThere(command, `there is no writable place ${path}`);
    add(path, true);
  }
  if (places.has(sep)) {
    throw new MazeError({
      code: "MAZE_SANDBOX_UNSUPPORTED",
      message: "the whole file system cannot be a readable or writable place of an isolated program",
      hint: "Name the directories that the program needs.",
    });
  }
  return [...places.values()].sort((one, other) => depth(one.path) - depth(other.path));
}

function depth(path: string): number {
  return path === sep ? 0 : path.split(sep).length;
}

/** The path as given and the path it stands for; none where there is nothing. */
function spellings(given: string): string[] {
  const path = resolve(given);
  try {
    return [...new Set([path, realpathSync(path)])];
  } catch {
    return [];
  }
}

function directoryOf(command: IsolatedCommand): string {
  if (statSync(command.directory, { throwIfNoEntry: false })?.isDirectory() === true) return command.directory;
  throw notThere(command, `there is no directory ${command.directory}`);
}

/** The program's file, and the `lib` directory beside its `bin`, where an interpreter keeps what belongs to it. */
function programPlaces(command: IsolatedCommand): string[] {
  let program: string;
  try {
    program = realpathSync(command.program);
  } catch (cause) {
    throw notThere(command, `there is no program ${command.program}`, cause);
  }
  const folder = dirname(program);
  return [command.program, program, ...(basename(folder) === "bin" ? [join(dirname(folder), "lib")] : [])];
}

function notThere(command: IsolatedCommand, what: string, cause?: unknown): MazeError {
  return new MazeError({
    code: "MAZE_SANDBOX_START_FAILED",
    message: `cannot start ${command.program} in ${command.directory}: ${what}`,
    hint: "Check that the program and the directory exist and may be used.",
    details: { program: command.program, directory: command.directory },
    cause,
  });
}
