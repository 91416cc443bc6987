import { type ConfigSection, MazeError } from "@maze/core";
import { posix, win32 } from "node:path";
import type { ConfigFiles } from "./config-files.ts";
import type { ConfigOrigin } from "./config-origin.ts";
import { configError, type ConfigProblem } from "./config-problem.ts";
import { composeSections } from "./config-sections.ts";
import { configErrorCodes } from "./errors.ts";
import { readEnvironmentLayer } from "./layers/environment-layer.ts";
import { readFileLayer } from "./layers/file-layer.ts";
import { type ConfigOverride, readOverrideLayer } from "./layers/override-layer.ts";
import { readConfigTexts } from "./read-config-texts.ts";
import type { ConfigRow } from "./resolve/config-rows.ts";
import { resolveSection } from "./resolve/resolve-section.ts";
import type { ConfigValues, ResolvedConfig } from "./resolved-config.ts";

export interface LoadConfigOptions<Sections extends readonly ConfigSection[]> {
  /** The sections of all packages that the program uses. */
  readonly sections: Sections;
  /** Absolute path of the directory to look from. */
  readonly cwd: string;
  /** The environment, such as `process.env`. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** As `process.platform`. */
  readonly platform: string;
  /** Absolute path of the home directory. */
  readonly homeDir: string;
  /** `section.key=value` each, or the values of flags of their own; the later wins. */
  readonly overrides?: readonly (string | ConfigOverride)[];
  /** The flag that `section.key=value` came with, for messages and origins; `--set` by default. */
  readonly overrideFlag?: string;
  /** Variables that begin with `MAZE_` and that the program reads itself. */
  readonly otherVariables?: readonly string[];
  /** The file system; the real one by default. */
  readonly files?: ConfigFiles;
}

/**
 * Loads a configuration: defaults < global file < project file < `MAZE_*` variables < overrides of the command line.
 * Tables are merged key by key, everything else is replaced. All problems of all layers are reported at once, each with
 * `file:line:column` and a code frame, or with the variable or flag; they are in `error.details.problems`, too.
 *
 * @throws {MazeError} the code that all problems share (MAZE_CONFIG_SYNTAX, MAZE_CONFIG_VALUE, MAZE_CONFIG_UNKNOWN_KEY,
 *   MAZE_CONFIG_UNKNOWN_SECTION, MAZE_CONFIG_UNKNOWN_VARIABLE, MAZE_CONFIG_MISSING, MAZE_CONFIG_KEY_SYNTAX,
 *   MAZE_CONFIG_TWO_PROJECT_FILES, MAZE_CONFIG_UNREADABLE), else MAZE_CONFIG_INVALID; MAZE_CONFIG_SECTION_CONFLICT;
 *   MAZE_CONFIG_RELATIVE_DIRECTORY
 * @example
 * ```ts
 * import { loadConfig } from "@maze/config";
 * import { z } from "zod";
 * const search = { name: "search", schema: z.strictObject({ timeMs: z.int().default(500).describe("Milliseconds.") }) } as const;
 * const config = loadConfig({
 *   sections: [search],
 *   cwd: "/",
 *   homeDir: "/nobody",
 *   platform: "linux",
 *   env: { MAZE_SEARCH_TIME_MS: "250" },
 * });
 * config.values.search.timeMs; // => 250
 * config.origins["search.timeMs"]; // => { layer: "environment", variable: "MAZE_SEARCH_TIME_MS" }
 * ```
 */
export function loadConfig<const Sections extends readonly ConfigSection[]>(
  options: LoadConfigOptions<Sections>,
): ResolvedConfig<Sections> {
  const { cwd, homeDir, env, platform, overrides = [], overrideFlag = "--set", otherVariables = [] } = options;
  requireAbsolute("cwd", cwd);
  requireAbsolute("homeDir", homeDir);
  const composed = composeSections(options.sections);
  const { texts, problems: fileProblems, warnings } = readConfigTexts(options);
  const environment = readEnvironmentLayer(env, platform === "win32", otherVariables, composed);
  const layers = [
    ...texts.map((text) => readFileLayer(text, composed)),
    environment,
    readOverrideLayer(overrides, overrideFlag, composed),
  ];
  const problems = [...fileProblems, ...layers.flatMap((layer) => layer.problems)];
  if (problems.length > 0) throw configError(problems);

  const values: Record<string, unknown> = {};
  const rows: ConfigRow[] = [];
  const entries = layers.flatMap((layer) => layer.entries);
  const faults: ConfigProblem[] = [];
  for (const section of options.sections) {
    const resolved = resolveSection(
      section,
      entries.filter(({ path }) => path[0] === section.name),
    );
    if (resolved.ok) {
      values[section.name] = resolved.value;
      rows.push(...resolved.rows);
    } else faults.push(...resolved.problems);
  }
  if (faults.length > 0) throw configError(faults);
  return Object.freeze({
    // Each section was parsed by its own schema above.
    values: Object.freeze(values) as ConfigValues<Sections>,
    origins: Object.freeze(Object.fromEntries(rows.map((row): [string, ConfigOrigin] => [row.key, row.origin]))),
    files: Object.freeze(texts.map(({ layer, path }) => Object.freeze({ layer, path }))),
    warnings: Object.freeze([...warnings, ...environment.warnings]),
    rows: Object.freeze(rows.map((row) => Object.freeze(row))),
  });
}

/** A relative directory would depend on the directory of the process, which this package does not read. */
function requireAbsolute(option: "cwd" | "homeDir", path: string): void {
  if (posix.isAbsolute(path) || win32.isAbsolute(path)) return;
  throw new MazeError({
    code: "MAZE_CONFIG_RELATIVE_DIRECTORY",
    message: `${option} is ${JSON.stringify(path)}, which is no absolute path`,
    hint: configErrorCodes.MAZE_CONFIG_RELATIVE_DIRECTORY.hint,
    details: { option, path },
  });
}
