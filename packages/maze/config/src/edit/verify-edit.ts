import { MazeError } from "@maze/core";
import { configErrorCodes } from "../errors.ts";
import { parseToml } from "../toml/parse-toml.ts";
import { equalTomlValues, isTomlTable, type TomlTable, type TomlValue } from "../toml/toml-value.ts";

/** True where the text means exactly the expected table. */
export function meansExactly(text: string, expected: TomlTable): boolean {
  const parsed = parseToml(text);
  return parsed.ok && equalTomlValues(parsed.table, expected);
}

/** A copy of a table in which one key has another value; tables on the way are made. */
export function withValue(table: TomlTable, path: readonly string[], value: TomlValue): TomlTable {
  const [name = "", ...rest] = path;
  const inner = Object.hasOwn(table, name) ? table[name] : undefined;
  const replaced = rest.length === 0 ? value : withValue(isTomlTable(inner) ? inner : {}, rest, value);
  return Object.fromEntries([...Object.entries(table).filter(([other]) => other !== name), [name, replaced]]);
}

/** A copy of a table without one key, and without the tables on the way to it that are empty. */
export function withoutValue(table: TomlTable, path: readonly string[]): TomlTable {
  const [name = "", ...rest] = path;
  return Object.fromEntries(
    Object.entries(table).flatMap(([other, value]): [string, TomlValue][] => {
      if (other !== name) return [[other, value]];
      if (rest.length === 0 || !isTomlTable(value)) return [];
      const inner = withoutValue(value, rest);
      return Object.keys(inner).length === 0 ? [] : [[name, inner]];
    }),
  );
}

/** The value at a path of names. */
export function valueAt(table: TomlTable, path: readonly string[]): TomlValue | undefined {
  const [name = "", ...rest] = path;
  const value = Object.hasOwn(table, name) ? table[name] : undefined;
  if (rest.length === 0) return value;
  return isTomlTable(value) ? valueAt(value, rest) : undefined;
}

export function unverified(key: string): MazeError {
  return new MazeError({
    code: "MAZE_CONFIG_EDIT_UNVERIFIED",
    message: `changing ${key} would change other keys, too`,
    hint: configErrorCodes.MAZE_CONFIG_EDIT_UNVERIFIED.hint,
    details: { key },
  });
}
