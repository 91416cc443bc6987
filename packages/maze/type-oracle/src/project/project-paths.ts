import { existsSync, readFileSync, realpathSync, statSync } from "node:fs";
import { dirname, isAbsolute, join, relative, resolve } from "node:path";
import { MazeError } from "@maze/core";

/** Paths as the compiler writes them: absolute, with `/`. */
export type CompilerPath = string;

/** Turns paths of the project into those of the compiler and back. */
export interface ProjectPaths {
  readonly root: CompilerPath;
  /** `src/a.ts` -> `/home/me/project/src/a.ts`. */
  toCompiler(file: string): CompilerPath;
  /** The way back; a file outside the project keeps `..` segments. */
  toProject(path: CompilerPath): string;
}

export const withSlashes = (path: string): CompilerPath => path.replaceAll("\\", "/");

/** @throws {MazeError} MAZE_TYPE_ORACLE_DIRECTORY */
export function openProjectPaths(directory: string): ProjectPaths {
  let root: CompilerPath;
  try {
    root = withSlashes(realpathSync(resolve(directory)));
    if (!statSync(root).isDirectory()) throw new Error("it is a file");
  } catch (cause) {
    throw new MazeError({
      code: "MAZE_TYPE_ORACLE_DIRECTORY",
      message: `the directory ${directory} cannot be opened: ${cause instanceof Error ? cause.message : String(cause)}`,
      hint: "Give the path of an existing directory.",
      details: { directory },
      cause,
    });
  }
  return {
    root,
    toCompiler: (file) => withSlashes(isAbsolute(file) ? file : resolve(root, file)),
    toProject: (path) => withSlashes(relative(root, path)),
  };
}

/** The text of a file with its byte order mark, or `undefined` where there is none. */
export function readText(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}

/** The nearest tsconfig.json of a directory or above it. */
export function findConfig(directory: CompilerPath): CompilerPath | undefined {
  for (let at = directory; ; at = withSlashes(dirname(at))) {
    const candidate = withSlashes(join(at, "tsconfig.json"));
    if (existsSync(candidate)) return candidate;
    if (dirname(at) === at) return undefined;
  }
}
