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

/**
 * The engine for the compiler at a path; without one, for the compiler that this package depends on.
 *
 * @throws {MazeError} MAZE_TYPE_ORACLE_COMPILER_MISSING, MAZE_TYPE_ORACLE_COMPILER_VERSION
 */
export function chooseEngine(compilerPath: string | undefined): Engine {
  const location = locateCompiler(compilerPath);
  const [, make] = ENGINES.find(([versions]) => versions.test(location.version)) ?? [];
  return (make ?? typescript71)(location);
}
