import { MazeError } from "@maze/core";
import { configErrorCodes } from "./errors.ts";
import { parseToml } from "./toml/parse-toml.ts";
import { printTomlKey } from "./toml/print-toml.ts";
import { scanToml } from "./toml/scan-toml.ts";

/**
 * Splits a key such as `generate.timeMs` into its names; names are written as in TOML, quoted where they hold other
 * characters than letters, digits, `-` and `_`.
 *
 * @throws {MazeError} MAZE_CONFIG_KEY_SYNTAX
 * @example
 * ```ts
 * import { parseConfigKey } from "@maze/config";
 * parseConfigKey('learning.weights."a.b"'); // => ["learning", "weights", "a.b"]
 * parseConfigKey("learning..weights"); // => throws MAZE_CONFIG_KEY_SYNTAX
 * ```
 */
export function parseConfigKey(key: string): readonly string[] {
  const text = `${key.trim()} = 0`;
  if (parseToml(text).ok) {
    const { blocks } = scanToml(text);
    const [pair, ...others] = blocks.flatMap(({ pairs }) => pairs);
    const isWhole = pair?.start === 0 && pair.value.start === text.length - 1;
    if (isWhole && others.length === 0) return pair.key.map(({ name }) => name);
  }
  throw new MazeError({
    code: "MAZE_CONFIG_KEY_SYNTAX",
    message: `${JSON.stringify(key)} is not a key`,
    hint: configErrorCodes.MAZE_CONFIG_KEY_SYNTAX.hint,
    details: { key },
  });
}

/**
 * Joins names to a key, quoting where TOML asks for it; the inverse of `parseConfigKey`.
 *
 * @throws {MazeError} MAZE_CONFIG_UNPRINTABLE for half a surrogate pair
 * @example
 * ```ts
 * import { formatConfigKey } from "@maze/config";
 * formatConfigKey(["learning", "weights", "a.b"]); // => 'learning.weights."a.b"'
 * ```
 */
export function formatConfigKey(names: readonly string[]): string {
  return printTomlKey(names);
}
