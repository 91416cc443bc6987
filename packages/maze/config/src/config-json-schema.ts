import type { ConfigSection } from "@maze/core";
import { z } from "zod";
import { composeSections } from "./config-sections.ts";
import { shapeOf } from "./schema/schema-shape.ts";

/** A JSON Schema as data. */
export type ConfigJsonSchema = Readonly<Record<string, unknown>>;

/**
 * The JSON Schema (draft 7, as taplo and other TOML editors read it) of a configuration file. No key is required, since
 * each layer sets what it likes; unknown keys are refused; descriptions and defaults are shown by editors.
 *
 * @throws {MazeError} MAZE_CONFIG_SECTION_CONFLICT
 * @example
 * ```ts
 * import { configJsonSchema } from "@maze/config";
 * import { z } from "zod";
 * const search = { name: "search", schema: z.strictObject({ timeMs: z.int().default(500).describe("Milliseconds.") }) };
 * const { properties } = configJsonSchema([search]);
 * Object.keys(properties as object); // => ["search"]
 * ```
 */
export function configJsonSchema(sections: readonly ConfigSection[], title = "Maze configuration"): ConfigJsonSchema {
  composeSections(sections);
  const tables = new Set(sections.flatMap(({ schema }) => tablesOf(schema, [])));
  const whole = z.strictObject(Object.fromEntries(sections.map(({ name, schema }) => [name, schema.optional()])));
  const schema = z.toJSONSchema(whole, {
    target: "draft-7",
    io: "input",
    override({ jsonSchema, zodSchema }) {
      // A table may be split over layers; an element of an array or a member of a union is always whole.
      if (tables.has(zodSchema)) delete jsonSchema.required;
    },
  });
  return { ...schema, title };
}

/** The schemas that are merged key by key: a section, and the objects and records in it. */
function tablesOf(schema: z.core.$ZodType, around: readonly z.core.$ZodType[]): readonly z.core.$ZodType[] {
  const { core } = shapeOf(schema);
  const { def } = core._zod;
  if (around.includes(core)) return [];
  if (def.type === "record") return [core, ...tablesOf(def.valueType, [...around, core])];
  if (def.type !== "object") return [];
  return [core, ...Object.values(def.shape).flatMap((entry) => tablesOf(entry, [...around, core]))];
}
