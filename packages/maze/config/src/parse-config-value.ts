import type { ConfigSection } from "@maze/core";
import { parseConfigKey } from "./config-key.ts";
import { configError } from "./config-problem.ts";
import { composeSections } from "./config-sections.ts";
import { valueAt } from "./edit/verify-edit.ts";
import { readOverrideLayer } from "./layers/override-layer.ts";
import { type MutableTable, putAt } from "./resolve/default-tables.ts";
import type { TomlTable, TomlValue } from "./toml/toml-value.ts";

/**
 * Reads the value of a key from text as the command line has it, by the type that the key asks for, so that it can be
 * written to a file with `setConfigValue`.
 *
 * @throws {MazeError} MAZE_CONFIG_VALUE, MAZE_CONFIG_UNKNOWN_KEY, MAZE_CONFIG_UNKNOWN_SECTION, MAZE_CONFIG_KEY_SYNTAX;
 *   MAZE_CONFIG_SECTION_CONFLICT
 * @example
 * ```ts
 * import { parseConfigValue } from "@maze/config";
 * import { z } from "zod";
 * const search = { name: "search", schema: z.strictObject({ timeMs: z.int().default(500), words: z.array(z.string()).default([]) }) };
 * parseConfigValue([search], "search.timeMs", "250"); // => 250
 * parseConfigValue([search], "search.words", "a, b"); // => ["a", "b"]
 * parseConfigValue([search], "search.timeMs", "soon"); // => throws MAZE_CONFIG_VALUE
 * ```
 */
export function parseConfigValue(sections: readonly ConfigSection[], key: string, text: string): TomlValue {
  const layer = readOverrideLayer([{ key, value: text, flag: key }], key, composeSections(sections));
  if (layer.problems.length > 0) throw configError(layer.problems);
  const path = parseConfigKey(key);
  const whole: MutableTable = {};
  for (const entry of layer.entries) putAt(whole, entry.path, entry.value);
  // What was read from text or JSON and fits the schema; null, which TOML has not, is refused when it is printed.
  return valueAt(whole as TomlTable, path) ?? {};
}
