import type { z } from "zod";
import type { ComposedSections } from "../config-sections.ts";
import { entrySchemaOf, shapeOf } from "./schema-shape.ts";

export type FoundSchema =
  | { readonly ok: true; readonly schema: z.core.$ZodType }
  /** `known` is the part of the path that exists, `unknown` goes one name further. */
  | { readonly ok: false; readonly known: readonly string[]; readonly unknown: readonly string[] };

/** The schema of a key; a key below something that is no table is unknown. */
export function findSchema(path: readonly string[], { sections }: ComposedSections): FoundSchema {
  const [section = ""] = path;
  let schema: z.core.$ZodType | undefined = sections.get(section)?.schema;
  if (schema === undefined) return { ok: false, known: [], unknown: path.slice(0, 1) };
  for (let length = 1; length < path.length; length++) {
    schema = entrySchemaOf(shapeOf(schema).core, path[length] ?? "");
    if (schema === undefined) return { ok: false, known: path.slice(0, length), unknown: path.slice(0, length + 1) };
  }
  return { ok: true, schema };
}
