import { z } from "zod";

/** What a configuration schema is once optional, default, read-only and the like are taken off. */
export interface SchemaShape {
  /** The schema without its wrappers. */
  readonly core: z.core.$ZodTypes;
  /** Absent keys stay absent: the schema is optional and has no default. */
  readonly isOptional: boolean;
  /** The schema and what it wraps, from the outside to the core. */
  readonly wrappers: readonly z.core.$ZodTypes[];
}

const shapes = new WeakMap<z.core.$ZodType, SchemaShape>();

/** Takes the wrappers off a schema. */
export function shapeOf(schema: z.core.$ZodType): SchemaShape {
  const known = shapes.get(schema);
  if (known !== undefined) return known;
  const wrappers: z.core.$ZodTypes[] = [];
  let core = schema as z.core.$ZodTypes; // zod's own union of all schemas, the discriminant is `_zod.def.type`
  let inner: z.core.$ZodType | undefined = schema;
  while (inner !== undefined && !wrappers.includes(core)) {
    wrappers.push(core);
    inner = innerOf(core);
    if (inner !== undefined) core = inner as z.core.$ZodTypes; // as above
  }
  const has = (type: string): boolean => wrappers.some(({ _zod }) => _zod.def.type === type);
  const isOptional = has("optional") && !has("default") && !has("prefault");
  const shape = { core, isOptional, wrappers };
  shapes.set(schema, shape);
  return shape;
}

function innerOf({ _zod: { def } }: z.core.$ZodTypes): z.core.$ZodType | undefined {
  switch (def.type) {
    case "default":
    case "prefault":
    case "optional":
    case "nullable":
    case "nonoptional":
    case "readonly":
    case "catch":
      return def.innerType;
    case "pipe":
      return def.in;
    case "lazy":
      return def.getter();
    default:
      return undefined;
  }
}

/** The outermost description. */
export function descriptionOf(schema: z.core.$ZodType): string | undefined {
  for (const wrapper of shapeOf(schema).wrappers) {
    const description = z.globalRegistry.get(wrapper)?.description;
    if (description !== undefined) return description;
  }
  return undefined;
}

/** The outermost default; `undefined` where no wrapper sets one. */
export function fallbackOf(schema: z.core.$ZodType): unknown {
  for (const { _zod } of shapeOf(schema).wrappers) {
    const { def } = _zod;
    if (def.type === "default" || def.type === "prefault") return def.defaultValue;
  }
  return undefined;
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
