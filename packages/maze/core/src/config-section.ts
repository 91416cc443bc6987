import type { z } from "zod";

/**
 * One section of the configuration, owned by the package that reads it. Every key of the schema has a default and a
 * description; the app composes the sections.
 */
export interface ConfigSection<Schema extends z.ZodObject = z.ZodObject> {
  /** The TOML table, such as `synthesis`. */
  readonly name: string;
  readonly schema: Schema;
}
