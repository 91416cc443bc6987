import { type ConfigSection, MazeError } from "@maze/core";
import type { z } from "zod";
import { configErrorCodes } from "./errors.ts";
import { environmentVariable } from "./environment-variable.ts";
import { printTomlKey } from "./toml/print-toml.ts";
import { shapeOf } from "./schema/schema-shape.ts";

/** One key that can be set: everything but an object, which is a table of keys. */
export interface SectionKey {
  readonly path: readonly string[];
  readonly schema: z.core.$ZodType;
}

/** The sections of one program, with every key and its environment variable. */
export interface ComposedSections {
  readonly sections: ReadonlyMap<string, ConfigSection>;
  readonly keys: readonly SectionKey[];
  readonly variables: ReadonlyMap<string, SectionKey>;
}

/**
 * Joins the sections of several packages.
 *
 * @throws {MazeError} MAZE_CONFIG_SECTION_CONFLICT
 */
export function composeSections(sections: readonly ConfigSection[]): ComposedSections {
  const byName = new Map<string, ConfigSection>();
  const variables = new Map<string, SectionKey>();
  const keys: SectionKey[] = [];
  for (const section of sections) {
    if (byName.has(section.name)) throw conflict(`two sections are called ${section.name}`);
    byName.set(section.name, section);
    for (const key of keysOf([section.name], section.schema, [])) {
      const variable = environmentVariable(key.path);
      const other = variables.get(variable);
      if (other !== undefined) {
        throw conflict(`${printTomlKey(other.path)} and ${printTomlKey(key.path)} both map to ${variable}`);
      }
      variables.set(variable, key);
      keys.push(key);
    }
  }
  return { sections: byName, keys, variables };
}

/** The keys below a schema; an object that contains itself counts as one key where it comes again. */
function keysOf(
  path: readonly string[],
  schema: z.core.$ZodType,
  around: readonly z.core.$ZodType[],
): readonly SectionKey[] {
  const { core } = shapeOf(schema);
  if (core._zod.def.type !== "object" || around.includes(core)) return [{ path, schema }];
  return Object.entries(core._zod.def.shape).flatMap(([name, entry]) =>
    keysOf([...path, name], entry, [...around, core]),
  );
}

function conflict(message: string): MazeError {
  return new MazeError({
    code: "MAZE_CONFIG_SECTION_CONFLICT",
    message,
    hint: configErrorCodes.MAZE_CONFIG_SECTION_CONFLICT.hint,
  });
}
