import type { z } from "zod";
import type { ConfigOrigin } from "../config-origin.ts";
import { shapeOf } from "../schema/schema-shape.ts";
import { printTomlKey } from "../toml/print-toml.ts";
import { isTomlTable } from "../toml/toml-value.ts";

/** One key with the value in force and where it comes from. */
export interface ConfigRow {
  /** `section.key`, names quoted as in TOML. */
  readonly key: string;
  /** `undefined` for an optional key that no layer sets. */
  readonly value: unknown;
  readonly origin: ConfigOrigin;
}

/** One row for each key of a section; a record has one for each entry, or one for itself when it is empty. */
export function configRows(
  path: readonly string[],
  schema: z.core.$ZodType,
  value: unknown,
  origins: ReadonlyMap<string, ConfigOrigin>,
): readonly ConfigRow[] {
  const { core } = shapeOf(schema);
  const { def } = core._zod;
  const key = printTomlKey(path);
  const isTable = def.type === "object" || def.type === "record";
  if (!isTable || !isTomlTable(value)) return [{ key, value, origin: origins.get(key) ?? { layer: "default" } }];
  const own = def.type === "object" ? Object.keys(def.shape) : [];
  const more = Object.keys(value).filter((name) => !own.includes(name));
  const rows = [...own, ...more].flatMap((name) => {
    const entry = (def.type === "object" ? (def.shape[name] ?? def.catchall) : def.valueType) ?? core;
    return configRows([...path, name], entry, value[name], origins);
  });
  return rows.length === 0 ? [{ key, value, origin: { layer: "default" } }] : rows;
}
