import { locateCompiler } from "../compiler/locate-compiler.ts";
import type { Engine } from "./engine.ts";
import { typescript70 } from "./typescript-7-0.ts";
import { typescript71 } from "./typescript-7-1.ts";

/**
 * The engine for the compiler at a path; without one, for the compiler that this package depends on.
 *
 * @throws {MazeError} MAZE_TYPE_ORACLE_COMPILER_MISSING, MAZE_TYPE_ORACLE_COMPILER_VERSION
 */
export function chooseEngine(compilerPath: string | undefined): Engine {
  const location = locateCompiler(compilerPath);
  return location.version.startsWith("7.0.") ? typescript70(location) : typescript71(location);
}
