import { type ConfigSection, MazeError } from "@maze/core";
import { formatConfigKey, parseConfigKey } from "./config-key.ts";
import { editConfigFile } from "./edit/edit-config-file.ts";
import { setConfigValue } from "./edit/set-config-value.ts";
import { unsetConfigValue } from "./edit/unset-config-value.ts";
import { configErrorCodes } from "./errors.ts";
import { findConfigFiles, type FindConfigFilesOptions, pathOf } from "./find-config-files.ts";
import { parseConfigValue } from "./parse-config-value.ts";
import type { TomlValue } from "./toml/toml-value.ts";

export interface ChangeConfigFileOptions extends Omit<FindConfigFilesOptions, "files"> {
  readonly sections: readonly ConfigSection[];
  /** The file to change. Without a project file a `maze.toml` is made in the root of the repository, else in `cwd`. */
  readonly layer: "global" | "project";
  /** `section.key`. */
  readonly key: string;
  /** The value as text, read by the type of the key; `null` unsets the key, so that a weaker layer counts again. */
  readonly value: string | null;
  /** Milliseconds to wait for another command that edits the file; 5000 by default. */
  readonly waitMs?: number;
  readonly signal?: AbortSignal;
}

export interface ChangedConfigFile {
  readonly key: string;
  /** The value that was written; `undefined` after an unset. */
  readonly value: TomlValue | undefined;
  /** The file, links followed. */
  readonly path: string;
  /** False where the file had the value already. */
  readonly changed: boolean;
}

/**
 * Sets or unsets one key in the global or the project file: checked by the schema of its section, atomic, and without
 * losing the edit of another command.
 *
 * @throws {MazeError} as `parseConfigValue`, `setConfigValue`, `unsetConfigValue` and `editConfigFile` do;
 *   MAZE_CONFIG_TWO_PROJECT_FILES
 */
export async function changeConfigFile(options: ChangeConfigFileOptions): Promise<ChangedConfigFile> {
  const { sections, key, value: text, waitMs, signal } = options;
  const value = text === null ? undefined : parseConfigValue(sections, key, text);
  const file = fileToChange(options);
  const { file: path, changed } = await editConfigFile({
    file,
    edit: (before) =>
      value === undefined ? unsetConfigValue(before, key, file) : setConfigValue(before, key, value, file),
    ...(waitMs === undefined ? {} : { waitMs }),
    ...(signal === undefined ? {} : { signal }),
  });
  return { key: formatConfigKey(parseConfigKey(key)), value, path, changed };
}

function fileToChange({ layer, cwd, env, platform, homeDir }: ChangeConfigFileOptions): string {
  const found = findConfigFiles({ cwd, env, platform, homeDir });
  if (layer === "global") return found.global;
  const [file, second] = found.project;
  if (file === undefined) return pathOf(platform).join(found.projectDirectory, "maze.toml");
  if (second === undefined) return file;
  throw new MazeError({
    code: "MAZE_CONFIG_TWO_PROJECT_FILES",
    message: `${file} and ${second} are both there`,
    hint: configErrorCodes.MAZE_CONFIG_TWO_PROJECT_FILES.hint,
    details: { files: found.project },
  });
}
