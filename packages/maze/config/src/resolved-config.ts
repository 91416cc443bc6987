import { type ConfigSection, type Diagnostic, MazeError } from "@maze/core";
import type { z } from "zod";
import { closestName } from "./closest-name.ts";
import { formatConfigKey, parseConfigKey } from "./config-key.ts";
import type { ConfigOrigin } from "./config-origin.ts";
import { configErrorCodes } from "./errors.ts";
import type { ConfigRow } from "./resolve/config-rows.ts";

/** The values of each section, under its name; frozen at run time. */
export type ConfigValues<Sections extends readonly ConfigSection[]> = {
  readonly [Section in Sections[number] as Section["name"]]: Readonly<z.output<Section["schema"]>>;
};

/** A file that a configuration was read from. */
export interface ReadConfigFile {
  readonly layer: "global" | "project";
  /** Absolute. */
  readonly path: string;
}

/** A configuration in force: deeply frozen values, and where each comes from. */
export interface ResolvedConfig<Sections extends readonly ConfigSection[] = readonly ConfigSection[]> {
  readonly values: ConfigValues<Sections>;
  /** The origin of every key, by `section.key`; a record has one key for each entry. */
  readonly origins: Readonly<Record<string, ConfigOrigin>>;
  /** The files that were read, weakest layer first. */
  readonly files: readonly ReadConfigFile[];
  readonly warnings: readonly Diagnostic[];
  /** Every key with value and origin, in the order of the sections. */
  readonly rows: readonly ConfigRow[];
}

/**
 * Every key with its value and origin, or those below one key, such as `generate`.
 *
 * @throws {MazeError} MAZE_CONFIG_UNKNOWN_KEY, MAZE_CONFIG_KEY_SYNTAX
 */
export function listConfig(config: ResolvedConfig, below?: string): readonly ConfigRow[] {
  if (below === undefined) return config.rows;
  const key = formatConfigKey(parseConfigKey(below));
  const rows = config.rows.filter((row) => row.key === key || row.key.startsWith(`${key}.`));
  if (rows.length === 0) throw unknownKey(key, config);
  return rows;
}

/**
 * The value and origin of one key, such as `generate.timeMs`.
 *
 * @throws {MazeError} MAZE_CONFIG_UNKNOWN_KEY with the nearest key, also for a table of keys; MAZE_CONFIG_KEY_SYNTAX
 */
export function getConfigValue(config: ResolvedConfig, key: string): ConfigRow {
  const name = formatConfigKey(parseConfigKey(key));
  const row = config.rows.find((candidate) => candidate.key === name);
  if (row === undefined) throw unknownKey(name, config);
  return row;
}

function unknownKey(key: string, { rows }: ResolvedConfig): MazeError {
  const isTable = rows.some((row) => row.key.startsWith(`${key}.`));
  const near = closestName(
    key,
    rows.map((row) => row.key),
  );
  const hint = near === undefined ? configErrorCodes.MAZE_CONFIG_UNKNOWN_KEY.hint : `Did you mean ${near}?`;
  return new MazeError({
    code: "MAZE_CONFIG_UNKNOWN_KEY",
    message: isTable ? `${key} is a table of keys, not one key` : `unknown key ${key}`,
    hint: isTable
      ? `List its keys, or ask for one of them, such as ${rows.find((row) => row.key.startsWith(`${key}.`))?.key ?? key}.`
      : hint,
    details: { key },
  });
}
