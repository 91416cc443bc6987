import { z } from "zod";

/** What a configuration schema is once optional, default, read-only and the like are taken off. */
export interface SchemaShape {
  /** The schema without its wrappers. */
  readonly core: z.core.$ZodTypes;
  /** Absent keys stay absent: the schema is optional and has no default. */
  readonly isOptional: boolean;
  /** The default, where a wrapper sets one. */
  readonly fallback: { readonly value: unknown } | undefined;
  /** The outermost description. */
  readonly description: string | undefined;
}

/** Takes the wrappers off a schema and remembers what they said. */
export function shapeOf(schema: z.core.$ZodType): SchemaShape {
  let core = schema as z.core.$ZodTypes; // zod's own union of all schemas, the discriminant is `_zod.def.type`
  let isOptional = false;
  let fallback: SchemaShape["fallback"];
  let description: string | undefined;
  const unwrapped = new Set<z.core.$ZodType>();
  while (!unwrapped.has(core)) {
    unwrapped.add(core);
    description ??= z.globalRegistry.get(core)?.description;
    const { def } = core._zod;
    switch (def.type) {
      case "default":
      case "prefault":
        fallback ??= { value: def.defaultValue };
        core = def.innerType as z.core.$ZodTypes;
        break;
      case "optional":
        isOptional = true;
        core = def.innerType as z.core.$ZodTypes;
        break;
      case "nullable":
      case "nonoptional":
      case "readonly":
      case "catch":
        core = def.innerType as z.core.$ZodTypes;
        break;
      case "pipe":
        core = def.in as z.core.$ZodTypes;
        break;
      case "lazy":
        core = def.getter() as z.core.$ZodTypes;
        break;
      default:
        return { core, isOptional: isOptional && fallback === undefined, fallback, description };
    }
  }
  return { core, isOptional: isOptional && fallback === undefined, fallback, description };
}

/** The schema of an entry that an object takes beside its own keys, if it takes any. */
export function catchallOf(object: z.core.$ZodObject): z.core.$ZodType | undefined {
  const { catchall } = object._zod.def;
  return catchall === undefined || catchall._zod.def.type === "never" ? undefined : catchall;
}

/**
 * The schema under one name of a table; `undefined` where the table does not know the name. `__proto__` is never known:
 * what is stored under it does not stay data.
 */
export function entrySchemaOf(table: z.core.$ZodTypes, name: string): z.core.$ZodType | undefined {
  if (name === "__proto__") return undefined;
  if (table._zod.def.type === "record") return table._zod.def.valueType;
  if (table._zod.def.type !== "object") return undefined;
  const { shape } = table._zod.def;
  return Object.hasOwn(shape, name) ? shape[name] : catchallOf(table as z.core.$ZodObject);
}

/** True where layers are merged key by key: an object or a record. */
export function isTableSchema(core: z.core.$ZodTypes): boolean {
  return core._zod.def.type === "object" || core._zod.def.type === "record";
}
