import { createTextIndex, MazeError } from "@maze/core";
import { parseConfigKey } from "../config-key.ts";
import { configDiagnostic, configError } from "../config-problem.ts";
import { configErrorCodes } from "../errors.ts";
import { parseToml } from "../toml/parse-toml.ts";
import type { TomlTable } from "../toml/toml-value.ts";

/** A text that can be edited: valid TOML, its byte order mark aside. */
export interface EditableText {
  readonly mark: string;
  readonly text: string;
  readonly table: TomlTable;
}

/**
 * Takes a text apart for editing; messages name `file`.
 *
 * @throws {MazeError} MAZE_CONFIG_SYNTAX with the place
 */
export function editableText(given: string, file?: string): EditableText {
  const mark = given.startsWith("\ufeff") ? "\ufeff" : "";
  const text = given.slice(mark.length);
  const parsed = parseToml(text);
  if (parsed.ok) return { mark, text, table: parsed.table };
  const index = createTextIndex(text);
  const at = index.offsetAt(parsed.problem);
  const diagnostic = configDiagnostic("error", "MAZE_CONFIG_SYNTAX", parsed.problem.message);
  const place = { ...(file === undefined ? {} : { file }), span: index.spanOf(at, at) };
  throw configError([{ diagnostic: { ...diagnostic, ...place }, text }]);
}

/**
 * The names of a key that has a section.
 *
 * @throws {MazeError} MAZE_CONFIG_KEY_SYNTAX
 */
export function editablePath(key: string): readonly string[] {
  const path = parseConfigKey(key);
  if (path.length >= 2) return path;
  throw new MazeError({
    code: "MAZE_CONFIG_KEY_SYNTAX",
    message: `${key} has no section`,
    hint: configErrorCodes.MAZE_CONFIG_KEY_SYNTAX.hint,
    details: { key },
  });
}

export function notEditable(key: string, why: string): MazeError {
  return new MazeError({
    code: "MAZE_CONFIG_NOT_EDITABLE",
    message: `cannot change ${key}: ${why}`,
    hint: configErrorCodes.MAZE_CONFIG_NOT_EDITABLE.hint,
    details: { key },
  });
}
