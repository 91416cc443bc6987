/**
 * The environment variable of a key: `MAZE_`, then every name of its path in capitals with `_` between its words
 * and between the names. camelCase, `-` and `.` start a new word.
 *
 * @example
 * ```ts
 * import { environmentVariable } from "@maze/config";
 * environmentVariable(["generate", "timeMs"]); // => "MAZE_GENERATE_TIME_MS"
 * environmentVariable(["type-oracle", "limits", "maxURLLength"]); // => "MAZE_TYPE_ORACLE_LIMITS_MAX_URL_LENGTH"
 * ```
 */
export function environmentVariable(path: readonly string[]): string {
  return [ENVIRONMENT_PREFIX, ...path].map(capitals).join("_");
}

/** What the names of all variables begin with, without the `_`. */
export const ENVIRONMENT_PREFIX = "MAZE";

function capitals(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .replace(/([A-Z])([A-Z][a-z])/g, "$1_$2")
    .replace(/[^A-Za-z0-9]+/g, "_")
    .toUpperCase();
}
