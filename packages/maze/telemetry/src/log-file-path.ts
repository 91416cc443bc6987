import { lstatSync } from "node:fs";
import { dirname, relative, resolve, sep } from "node:path";
import { telemetryError } from "./errors.ts";

export interface LogFilePlace {
  /** As it is configured. */
  readonly file: string;
  readonly projectDirectory: string;
  /** Where the program keeps its own files of the project. */
  readonly stateDirectory: string;
  /** False where the project named the file: a cloned repository must not choose what is appended to. */
  readonly isTrusted: boolean;
}

/**
 * The absolute path of the log file.
 *
 * @throws {MazeError} MAZE_TELEMETRY_LOG_FILE_PLACE where the project names another file than a `.log` below its state
 * directory, or there is a link on the way
 */
export function logFilePath({ file, projectDirectory, stateDirectory, isTrusted }: LogFilePlace): string {
  const path = resolve(projectDirectory, file);
  if (isTrusted) return path;
  const problem = problemOfPlace(path, stateDirectory);
  if (problem === undefined) return path;
  throw telemetryError("MAZE_TELEMETRY_LOG_FILE_PLACE", `the project cannot log to ${path}: ${problem}`, { file });
}

function problemOfPlace(path: string, stateDirectory: string): string | undefined {
  const way = relative(stateDirectory, path);
  if (way === "" || way === ".." || way.startsWith(`..${sep}`) || resolve(stateDirectory, way) !== path) {
    return `it is not below ${stateDirectory}`;
  }
  if (!path.endsWith(".log")) return "its name does not end in .log";
  for (let at = path; at !== dirname(stateDirectory); at = dirname(at)) {
    if (lstatSync(at, { throwIfNoEntry: false })?.isSymbolicLink() === true) return `${at} is a symbolic link`;
  }
  return undefined;
}
