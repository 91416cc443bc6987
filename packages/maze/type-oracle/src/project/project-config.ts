import { existsSync, statSync } from "node:fs";
import { createTextIndex, MazeError } from "@maze/core";
import type { WireDiagnostic } from "../compiler/protocol.ts";
import { flatMessage } from "./message-text.ts";
import { findConfig, readText, withSlashes, type CompilerPath, type ProjectPaths } from "./project-paths.ts";

/** The configuration that the compiler opens. */
export interface ProjectConfig {
  readonly path: CompilerPath;
  /** Its text, where it is ours and no file of the project. */
  readonly builtIn?: string;
}

/** Settings of a project that has no tsconfig: strict, current, resolving packages the way Node does. */
const DEFAULTS = {
  compilerOptions: {
    strict: true,
    target: "es2023",
    module: "nodenext",
    allowImportingTsExtensions: true,
    resolveJsonModule: true,
    skipLibCheck: true,
    noEmit: true,
  },
};

/**
 * The tsconfig that was named, else the nearest one, else built-in defaults for the TypeScript files of the directory.
 *
 * @throws {MazeError} MAZE_TYPE_ORACLE_CONFIG
 */
export function chooseConfig(paths: ProjectPaths, configFile: string | undefined): ProjectConfig {
  if (configFile === undefined) {
    const path = findConfig(paths.root);
    return path === undefined
      ? { path: `${paths.root}/tsconfig.maze-defaults.json`, builtIn: JSON.stringify(DEFAULTS) }
      : { path };
  }
  const named = paths.toCompiler(configFile);
  const path = isDirectory(named) ? withSlashes(`${named}/tsconfig.json`) : named;
  if (existsSync(path)) return { path };
  throw new MazeError({
    code: "MAZE_TYPE_ORACLE_CONFIG",
    message: `the tsconfig ${configFile} does not exist`,
    hint: "Give its path relative to the directory of the project.",
    details: { configFile, path },
  });
}

const isDirectory = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;

/** Categories of findings that are errors. */
const ERRORS: ReadonlySet<number> = new Set([1]);

/** Findings about a tsconfig that do not keep the compiler from answering: no file matches it (yet). */
const HARMLESS = new Set([18002, 18003]);

/** @throws {MazeError} MAZE_TYPE_ORACLE_CONFIG naming the file, line and column of the first finding */
export function requireReadableConfig(
  config: ProjectConfig,
  paths: ProjectPaths,
  findings: readonly WireDiagnostic[],
): void {
  const [first, ...others] = findings.filter(({ code, category }) => ERRORS.has(category) && !HARMLESS.has(code));
  if (first === undefined) return;
  const path = first.fileName ?? config.path;
  const file = paths.toProject(path);
  const place = placeIn(path, first.pos);
  const more = others.length === 0 ? "" : ` (and ${others.length} more)`;
  throw new MazeError({
    code: "MAZE_TYPE_ORACLE_CONFIG",
    message: `${file}${place}: TS${first.code}: ${flatMessage(first)}${more}`,
    hint: "Correct the place that the message names; `tsc --showConfig` shows what the compiler reads.",
    details: { file, codes: [first, ...others].map(({ code }) => `TS${code}`) },
  });
}

function placeIn(path: string, offset: number): string {
  const text = readText(path)?.replace(/^\uFEFF/, "");
  if (text === undefined || offset < 0 || offset > text.length) return "";
  const { line, column } = createTextIndex(text).positionAt(offset);
  return `:${line}:${column}`;
}
