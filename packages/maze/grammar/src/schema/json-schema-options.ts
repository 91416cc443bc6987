import { parseData } from "@maze/core";
import { z } from "zod";

const count = z.int().min(0);

/** Schema of `JsonSchemaOptions`. */
export const jsonSchemaOptionsSchema = z.strictObject({
  /** The draft, whatever `$schema` says. Unless given, `$schema` names it; without `$schema`, it is 2020-12. */
  draft: z.enum(["2020-12", "2019-09", "7", "6", "4"]).optional(),
  /** The URI against which relative references of the schema are resolved. */
  baseUri: z.string().optional(),
  /** Documents that references may name, by URI. Nothing is fetched. */
  loaded: z.record(z.string(), z.unknown()).optional(),
  /** Where white space may stand. */
  whiteSpace: z
    .union([
      z.enum(["compact", "single-space", "any"]),
      z.strictObject({ indent: count.max(16), maxDepth: count.optional() }),
      z.strictObject({ upTo: count }),
    ])
    .default("any"),
  /** `any`: properties in any order, none twice. `fixed`: in the order of the schema, and then those that it does not name. */
  propertyOrder: z.enum(["any", "fixed"]).default("any"),
  /** `plain`: names of properties and the values of `const` and `enum` as `JSON.stringify` writes them. `any`: however JSON allows. */
  constants: z.enum(["plain", "any"]).default("plain"),
  /** Which escapes other strings may have: every one, or only those that JSON cannot do without. */
  escapes: z.enum(["any", "needed"]).default("any"),
  /** `plain`: numbers without exponents and without zeros at the end of a fraction. */
  numbers: z.enum(["any", "plain"]).default("any"),
  /** `enforce`: a `format` that is regular is enforced. `annotate`: every `format` is left to validation. */
  formats: z.enum(["enforce", "annotate"]).default("enforce"),
  /** `list`: what the grammar cannot enforce is listed. `refuse`: it is an error. */
  unenforced: z.enum(["list", "refuse"]).default("list"),
  /** The name of the grammar. */
  name: z.string().optional(),
});

/** How a schema becomes a grammar. */
export type JsonSchemaOptions = z.input<typeof jsonSchemaOptionsSchema>;
/** Options with their defaults. */
type ResolvedJsonSchemaOptions = z.output<typeof jsonSchemaOptionsSchema>;

/** The options with their defaults. */
export const resolveJsonSchemaOptions = (options: JsonSchemaOptions): ResolvedJsonSchemaOptions =>
  parseData(jsonSchemaOptionsSchema, options, "options of a JSON Schema");
