import { applyTextEdits, MazeError, type TextEdit } from "@maze/core";
import { formatConfigKey } from "../config-key.ts";
import { configErrorCodes } from "../errors.ts";
import { parseToml } from "../toml/parse-toml.ts";
import { scanToml } from "../toml/scan-toml.ts";
import type { TomlInlineTable, TomlPair } from "../toml/toml-node.ts";
import { equalTomlValues } from "../toml/toml-value.ts";
import { editablePath, editableText, notEditable } from "./editable-text.ts";
import { lineStartAt, nextLineAt } from "./line-ends.ts";
import { removeItem } from "./list-items.ts";
import { locateKey } from "./locate-key.ts";
import { unverified, valueAt, withoutValue } from "./verify-edit.ts";

/**
 * Removes one key of a TOML text with the comment on its line, and leaves every other byte alone. Comments above it and
 * the header of its table stay. Messages name `file`. The result is parsed again and must differ in that key alone.
 *
 * @throws {MazeError} MAZE_CONFIG_NOT_SET; MAZE_CONFIG_SYNTAX, MAZE_CONFIG_KEY_SYNTAX; MAZE_CONFIG_NOT_EDITABLE where the
 *   key is a table made by headers or lies in an array; MAZE_CONFIG_EDIT_UNVERIFIED
 * @example
 * ```ts
 * import { unsetConfigValue } from "@maze/config";
 * unsetConfigValue("[search]\ntimeMs = 5 # slow\nrounds = 2\n", "search.timeMs"); // => "[search]\nrounds = 2\n"
 * ```
 */
export function unsetConfigValue(text: string, key: string, file?: string): string {
  const path = editablePath(key);
  const { mark, text: body, table } = editableText(text, file);
  const name = formatConfigKey(path);
  const place = locateKey(scanToml(body), path);
  if (place.kind === "table") throw notEditable(name, "it is a table");
  if (place.kind !== "pair") throw notSet(name, file ?? "this text");
  const edited = applyTextEdits(body, [removal(body, place.pair, place.holder)]);
  const parsed = parseToml(edited);
  const isGone =
    parsed.ok &&
    valueAt(parsed.table, path) === undefined &&
    equalTomlValues(withoutValue(parsed.table, path), withoutValue(table, path));
  if (!isGone) throw unverified(name);
  return mark + edited;
}

function removal(text: string, pair: TomlPair, holder: TomlInlineTable | undefined): TextEdit {
  if (holder === undefined)
    return { start: lineStartAt(text, pair.start), end: nextLineAt(text, pair.end), newText: "" };
  const list = { start: holder.start, end: holder.end, items: holder.pairs };
  return removeItem(text, list, holder.pairs.indexOf(pair));
}

function notSet(key: string, file: string): MazeError {
  return new MazeError({
    code: "MAZE_CONFIG_NOT_SET",
    message: `${key} is not set in ${file}`,
    hint: configErrorCodes.MAZE_CONFIG_NOT_SET.hint,
    details: { key },
  });
}
