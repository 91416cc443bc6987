import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { MazeError, type Logger } from "@maze/core";
import { locateCompiler, type CompilerLocation } from "../compiler/locate-compiler.ts";
import type { Engine } from "./engine.ts";
import { typescript6 } from "./typescript-6/index.ts";
import { typescript70 } from "./typescript-7-0.ts";
import { typescript71 } from "./typescript-7-1.ts";

const ENGINES: readonly (readonly [versions: RegExp, make: (location: CompilerLocation) => Engine])[] = [
  [/^7\.0\./, typescript70],
  [/^7\.1\./, typescript71],
  [/^[56]\./, typescript6],
];

export interface EngineChoice {
  readonly compilerPath: string | undefined;
  readonly compiler: "bundled" | "project";
  /** The directory of the project. */
  readonly directory: string;
  readonly logger: Logger;
}

/**
 * The engine for the compiler at a path; without one, for the compiler that the project installs where that is wanted and
 * one that answers, else for the one that this package depends on. Where that has no binary for this machine, an earlier
 * TypeScript that is installed answers through its language service.
 *
 * @throws {MazeError} MAZE_TYPE_ORACLE_COMPILER_MISSING, MAZE_TYPE_ORACLE_COMPILER_VERSION
 */
export function chooseEngine({ compilerPath, compiler, directory, logger }: EngineChoice): Engine {
  if (compilerPath !== undefined) return engineFor(locateCompiler(compilerPath));
  const own = compiler === "project" ? installedEngine([placeIn(directory)], ["typescript"]) : undefined;
  if (own !== undefined) return own;
  try {
    return engineFor(locateCompiler());
  } catch (error) {
    if (!MazeError.is(error) || error.code !== "MAZE_TYPE_ORACLE_COMPILER_MISSING") throw error;
    const other = installedEngine([placeIn(directory), import.meta.url], FALLBACKS);
    if (other === undefined) throw error;
    logger.warn("another TypeScript answers for the one that is missing", {
      reason: error.message,
      engine: other.title,
    });
    return other;
  }
}

/** Packages of compilers that need no binary, the one for use beside 7 first. */
const FALLBACKS = ["@typescript/typescript6", "typescript"];

const placeIn = (directory: string): string => join(directory, "package.json");

/** The engine for the first of these packages that a file of these finds. */
export function installedEngine(files: readonly string[], names: readonly string[]): Engine | undefined {
  for (const from of files) {
    for (const name of names) {
      const location = installedCompiler(from, name);
      if (location !== undefined) return engineFor(location);
    }
  }
  return undefined;
}

/** Nothing where the package is not installed, or is of a version that does not answer. */
function installedCompiler(from: string, name: string): CompilerLocation | undefined {
  try {
    return locateCompiler(dirname(createRequire(from).resolve(`${name}/package.json`)));
  } catch {
    return undefined;
  }
}

function engineFor(location: CompilerLocation): Engine {
  const [, make] = ENGINES.find(([versions]) => versions.test(location.version)) ?? [];
  if (make === undefined) throw new Error(`no engine answers for TypeScript ${location.version}`);
  return make(location);
}
