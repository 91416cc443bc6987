import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, realpathSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, join } from "node:path";
import { MazeError } from "@maze/core";

/** What answers, and its version. */
export interface CompilerLocation {
  /** The program; of a version in JavaScript, the module of the compiler. */
  readonly executable: string;
  readonly version: string;
}

/** The interface of the server has no version of its own; it belongs to the compiler's. */
const SPOKEN_VERSION = /^(?:[56]\.\d|7\.[01]\.)/;
/** Versions that are JavaScript and answer through their language service. */
const IN_JAVASCRIPT = /^[56]\./;

/**
 * The compiler that this package depends on; with a path, the TypeScript package in that directory or that executable.
 *
 * @throws {MazeError} MAZE_TYPE_ORACLE_COMPILER_MISSING, MAZE_TYPE_ORACLE_COMPILER_VERSION
 */
export function locateCompiler(compilerPath?: string): CompilerLocation {
  const location = compilerPath === undefined ? ownCompiler() : givenCompiler(compilerPath);
  if (SPOKEN_VERSION.test(location.version)) return location;
  throw new MazeError({
    code: "MAZE_TYPE_ORACLE_COMPILER_VERSION",
    message: `the compiler ${location.executable} is TypeScript ${location.version}; the oracle speaks 5, 6, 7.0 and 7.1`,
    hint: "Leave compilerPath out, or point it at a TypeScript 7.0.",
    details: { ...location },
  });
}

function ownCompiler(): CompilerLocation {
  let manifest: string;
  try {
    manifest = createRequire(import.meta.url).resolve("typescript-7/package.json");
  } catch (cause) {
    throw missing("the package typescript-7 is not installed beside @maze/type-oracle", { cause });
  }
  return packageCompiler(manifest);
}

function givenCompiler(path: string): CompilerLocation {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) throw missing(`the compiler path ${path} does not exist`);
  if (stats.isDirectory()) return packageCompiler(join(path, "package.json"));
  // `bin/tsc` of the package is a script that starts the compiler, not the compiler.
  const manifest = join(realpathSync(path), "../../package.json");
  if (basename(realpathSync(path)) === "tsc" && existsSync(manifest)) return packageCompiler(manifest);
  try {
    const printed = execFileSync(path, ["--version"], {
      encoding: "utf8",
      timeout: 10_000,
      stdio: ["ignore", "pipe", "ignore"],
    });
    return { executable: path, version: /\d+\.\d+\.\S+/.exec(printed)?.[0] ?? printed.trim() };
  } catch (cause) {
    throw missing(`${path} cannot be run as a TypeScript compiler`, { cause });
  }
}

function packageCompiler(manifest: string): CompilerLocation {
  let version: string;
  try {
    ({ version } = JSON.parse(readFileSync(manifest, "utf8")) as { version: string });
  } catch (cause) {
    throw missing(`${manifest} cannot be read as the manifest of a TypeScript package`, { cause });
  }
  if (IN_JAVASCRIPT.test(version)) return javascriptCompiler(manifest, version);
  // Others have no binary that we know; say the version rather than that the binary is missing.
  if (!SPOKEN_VERSION.test(version)) return { executable: manifest, version };
  const platform = `@typescript/typescript-${process.platform}-${process.arch}`;
  let platformManifest: string;
  try {
    platformManifest = createRequire(manifest).resolve(`${platform}/package.json`);
  } catch (cause) {
    throw missing(`${platform}, the binary of TypeScript ${version} for this platform, is not installed`, { cause });
  }
  const executable = join(platformManifest, "../lib", process.platform === "win32" ? "tsc.exe" : "tsc");
  if (!existsSync(executable)) throw missing(`${executable} does not exist`);
  return { executable, version };
}

/** The package that is meant to stand beside 7 holds nothing but a reference to the real one. */
function javascriptCompiler(manifest: string, version: string): CompilerLocation {
  const executable = join(manifest, "../lib/typescript.js");
  if (!existsSync(executable)) throw missing(`${executable} does not exist`);
  if (existsSync(join(manifest, "../lib/lib.es5.d.ts"))) return { executable, version };
  let real: string;
  try {
    real = createRequire(manifest).resolve("@typescript/old/package.json");
  } catch (cause) {
    throw missing(`${manifest} has no library of declarations, and no compiler that it refers to`, { cause });
  }
  return packageCompiler(real);
}

function missing(message: string, options: { cause?: unknown } = {}): MazeError {
  return new MazeError({
    code: "MAZE_TYPE_ORACLE_COMPILER_MISSING",
    message,
    hint: "Install the dependencies again without --omit=optional, or give the path of another TypeScript as compilerPath.",
    ...options,
  });
}
