import { applyTextEdits, type TextEdit } from "@maze/core";
import { formatConfigKey } from "../config-key.ts";
import { printTomlKey, printTomlValue } from "../toml/print-toml.ts";
import { scanToml } from "../toml/scan-toml.ts";
import type { TomlDocument, TomlPair } from "../toml/toml-node.ts";
import { equalTomlValues, type TomlValue } from "../toml/toml-value.ts";
import { editablePath, editableText, notEditable } from "./editable-text.ts";
import { insertItemAfter } from "./list-items.ts";
import { locateKey } from "./locate-key.ts";
import { newPairEdit, newTableEdit } from "./new-key.ts";
import { replaceArrayItems } from "./replace-array.ts";
import { meansExactly, unverified, valueAt, withValue } from "./verify-edit.ts";

/**
 * Sets one key of a TOML text and leaves every other byte alone: comments, order, spacing, line ends, byte order mark. A
 * new key goes to its table, below a commented-out form of it if there is one; a missing table is added. Where the key
 * has the value already the text comes back as it is. Messages name `file`. The result is parsed again and must differ in that key alone.
 *
 * @throws {MazeError} MAZE_CONFIG_SYNTAX, MAZE_CONFIG_KEY_SYNTAX, MAZE_CONFIG_UNPRINTABLE; MAZE_CONFIG_NOT_EDITABLE where
 *   the key is a table made by headers, or lies in an array or below a plain value; MAZE_CONFIG_EDIT_UNVERIFIED
 * @example
 * ```ts
 * import { setConfigValue } from "@maze/config";
 * setConfigValue("[search]\n# at most\ntimeMs = 5 # slow\n", "search.timeMs", 9); // => "[search]\n# at most\ntimeMs = 9 # slow\n"
 * setConfigValue("", "search.words", ["a", "b"]); // => '[search]\nwords = ["a", "b"]\n'
 * ```
 */
export function setConfigValue(text: string, key: string, value: TomlValue, file?: string): string {
  const path = editablePath(key);
  const { mark, text: body, table } = editableText(text, file);
  const printed = printTomlValue(value);
  const existing = valueAt(table, path);
  if (existing !== undefined && equalTomlValues(existing, value)) return text;
  const expected = withValue(table, path, value);
  for (const edits of possibleEdits(scanToml(body), path, existing, value, printed)) {
    const edited = applyTextEdits(body, edits);
    if (meansExactly(edited, expected)) return mark + edited;
  }
  throw unverified(formatConfigKey(path));
}

/** The ways to make the change, the one that keeps most of the text first. */
function possibleEdits(
  document: TomlDocument,
  path: readonly string[],
  existing: TomlValue | undefined,
  value: TomlValue,
  printed: string,
): readonly (readonly TextEdit[])[] {
  const { text } = document;
  const key = formatConfigKey(path);
  const place = locateKey(document, path);
  switch (place.kind) {
    case "pair":
      return replaceValue(text, place.pair, existing, value, printed);
    case "table":
      throw notEditable(key, "it is a table");
    case "blocked":
      throw notEditable(key, `${formatConfigKey(path.slice(0, place.length))} is no table`);
    case "absent-inline": {
      const { start, end, pairs: items } = place.table;
      const pair = `${printTomlKey(place.names)} = ${printed}`;
      return [insertItemAfter(text, { start, end, items }, items.length - 1, pair)];
    }
    case "absent-in-block":
      return [[newPairEdit(document, place.block, place.names, printed, place.after)]];
    case "absent":
      return [[newTableEdit(document, path, printed)]];
  }
}

function replaceValue(
  text: string,
  { value: { start, end, kind } }: TomlPair,
  existing: TomlValue | undefined,
  value: TomlValue,
  printed: string,
): readonly (readonly TextEdit[])[] {
  const whole = [{ start, end, newText: printed }];
  if (kind !== "array" || !isArray(existing) || !isArray(value)) return [whole];
  const newText = replaceArrayItems(text.slice(start, end), existing, value);
  return newText === undefined ? [whole] : [[{ start, end, newText }], whole];
}

const isArray = (value: TomlValue | undefined): value is readonly TomlValue[] => Array.isArray(value);
