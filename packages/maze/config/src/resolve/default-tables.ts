import type { z } from "zod";
import { fallbackOf, isTableSchema, shapeOf } from "../schema/schema-shape.ts";
import { isTomlTable } from "../toml/toml-value.ts";

/** A table under construction. */
export type MutableTable = Record<string, unknown>;

/**
 * The tables that a section has before any layer is read: of objects and records the defaults, so that a layer that
 * sets one key of them keeps the others. Defaults of plain keys are left to the schema.
 */
export function defaultTable(
  schema: z.core.$ZodType,
  around: readonly z.core.$ZodType[] = [],
): MutableTable | undefined {
  const { core, isOptional } = shapeOf(schema);
  if (!isTableSchema(core)) return undefined;
  const fallback = fallbackOf(schema);
  const given = isTomlTable(fallback) ? structuredClone(fallback) : undefined;
  if (core._zod.def.type === "record") return given;
  if (core._zod.def.type !== "object" || isOptional || around.includes(core)) return undefined;
  const table: MutableTable = { ...given };
  for (const [name, entry] of Object.entries(core._zod.def.shape)) {
    const inner = Object.hasOwn(table, name) ? undefined : defaultTable(entry, [...around, core]);
    if (inner !== undefined) table[name] = inner;
  }
  return table;
}

/** Puts a value at a path, making tables on the way; what stood in the way of a table gives way to it. */
export function putAt(table: MutableTable, path: readonly string[], value: unknown): void {
  const [name, ...rest] = path;
  if (name === undefined) return;
  if (rest.length === 0) {
    table[name] = value;
    return;
  }
  const existing = Object.hasOwn(table, name) ? table[name] : undefined;
  const inner: MutableTable = isTomlTable(existing) ? existing : {};
  table[name] = inner;
  putAt(inner, rest, value);
}
