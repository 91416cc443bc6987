import { printTomlValue } from "./toml/print-toml.ts";

/**
 * A value as TOML writes it, on one line; nothing for a key that is not set.
 *
 * @throws {MazeError} MAZE_CONFIG_UNPRINTABLE
 * @example
 * ```ts
 * import { formatConfigValue } from "@maze/config";
 * formatConfigValue(["a", 1.5]); // => '["a", 1.5]'
 * formatConfigValue(undefined); // => ""
 * ```
 */
export function formatConfigValue(value: unknown): string {
  return value === undefined ? "" : printTomlValue(value);
}
