import type { ConfigSection } from "@maze/core";
import { z } from "zod";
import { composeSections } from "./config-sections.ts";
import { descriptionOf, fallbackOf, shapeOf } from "./schema/schema-shape.ts";
import { printTomlKey, printTomlName, printTomlValue } from "./toml/print-toml.ts";

export interface RenderDefaultConfigOptions {
  /** Address or path of the JSON Schema, for editors that read `#:schema`. */
  readonly schemaLocation?: string;
}

/**
 * A configuration file for a new project: every section, and every key with its description and default, commented out
 * as `#key = value`; text comments have a space behind the `#`. `setConfigValue` puts a value below its commented-out key.
 *
 * @throws {MazeError} MAZE_CONFIG_UNPRINTABLE for a default that TOML cannot say; MAZE_CONFIG_SECTION_CONFLICT
 * @example
 * ```ts
 * import { renderDefaultConfig } from "@maze/config";
 * import { z } from "zod";
 * const search = { name: "search", schema: z.strictObject({ timeMs: z.int().default(500).describe("Milliseconds.") }) };
 * renderDefaultConfig([search]).split("\n").slice(-4); // => ["[search]", "# Milliseconds.", "#timeMs = 500", ""]
 * ```
 */
export function renderDefaultConfig(
  sections: readonly ConfigSection[],
  options: RenderDefaultConfigOptions = {},
): string {
  composeSections(sections);
  const { schemaLocation } = options;
  const lines = schemaLocation === undefined ? [] : [`#:schema ${schemaLocation}`];
  lines.push("# Every key is shown with its default. To change one, delete the # in front of it.");
  for (const { name, schema } of sections) renderTable([name], schema, lines, []);
  return `${lines.join("\n")}\n`;
}

function renderTable(
  path: readonly string[],
  schema: z.core.$ZodType,
  lines: string[],
  around: readonly z.core.$ZodType[],
): void {
  const { core } = shapeOf(schema);
  const fallback = fallbackOf(schema);
  if (core._zod.def.type !== "object") return;
  lines.push("", ...commentLines(descriptionOf(schema)), `[${printTomlKey(path)}]`);
  const tables: (readonly [string, z.core.$ZodType])[] = [];
  for (const [name, entry] of Object.entries(core._zod.def.shape)) {
    const isTable = shapeOf(entry).core._zod.def.type === "object" && !around.includes(shapeOf(entry).core);
    if (isTable) tables.push([name, entry]);
    else lines.push(...keyLines(name, entry, defaultOf(name, entry, fallback)));
  }
  for (const [name, entry] of tables) renderTable([...path, name], entry, lines, [...around, core]);
}

function keyLines(name: string, schema: z.core.$ZodType, fallback: unknown): readonly string[] {
  const key = printTomlName(name);
  const line = fallback === undefined ? `# ${key} is not set by default.` : `#${key} = ${printTomlValue(fallback)}`;
  return [...commentLines(descriptionOf(schema)), line];
}

/** The default of a key: that of the table around it, else its own. */
function defaultOf(name: string, schema: z.core.$ZodType, table: unknown): unknown {
  if (typeof table === "object" && table !== null && Object.hasOwn(table, name)) return Reflect.get(table, name);
  const parsed = z.safeParse(schema, undefined);
  return parsed.success ? parsed.data : undefined;
}

function commentLines(text: string | undefined): readonly string[] {
  return text === undefined ? [] : text.split("\n").map((line) => `# ${line}`.trimEnd());
}
