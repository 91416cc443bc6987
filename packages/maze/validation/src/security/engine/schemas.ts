import { derived, UNKNOWN, type Value } from "./value.ts";

const LIBRARY =
  /^(?:zod|zod\/v4|zod\/mini|valibot|yup|joi|superstruct|@sinclair\/typebox|ajv|arktype|express-validator)\b/;
/** What leaves nothing to choose: not plain text, and not text of any kind. */
const NARROW =
  /\.(?:enum|nativeEnum|picklist|literal|number|int|int32|bigint|boolean|date|uuid|uuidv4|cuid2?|ulid|nanoid|regex|email|ip|ipv4|ipv6|datetime|hex|alphanum|guid|valid|oneOf|pattern|matches|integer|coerce\.number|isInt|isUUID|isAlphanumeric|refine|check)\b/;

/** Calls of schema libraries: a schema is remembered by what it was made of, and its `parse` lets through what it allows. */
export function schemaCall(
  callee: string,
  method: string,
  args: readonly Value[],
  receiver: Value | undefined,
): Value | undefined {
  if (!LIBRARY.test(callee)) return undefined;
  const [first = UNKNOWN] = args;
  if (/^(?:parse|parseAsync|validate|validateSync|validateAsync|attempt|assert|cast|create)$/.test(method)) {
    const [schema, input] =
      receiver?.fields === undefined && receiver?.ref !== undefined && !receiver.ref.includes("(") && args.length > 1
        ? [first, args[1] ?? UNKNOWN]
        : [receiver ?? UNKNOWN, first];
    const value = allowed(schema, input, 0);
    return method.startsWith("validate")
      ? { ...value, fields: new Map([...(value.fields ?? []), ["value", value], ["error", UNKNOWN]]) }
      : value;
  }
  if (/^(?:safeParse|safeParseAsync|spa)$/.test(method))
    return {
      ...UNKNOWN,
      fields: new Map([
        ["data", allowed(receiver ?? UNKNOWN, first, 0)],
        ["error", UNKNOWN],
        ["success", UNKNOWN],
      ]),
    };
  const fields = first.fields ?? receiver?.fields;
  return {
    ...UNKNOWN,
    ref: `${callee}()`,
    ...(fields && { fields }),
    ...(first.ref && /\.(?:array|set)$/.test(callee) && { elements: [first] }),
  };
}

function allowed(schema: Value, input: Value, depth: number): Value {
  const ref = schema.ref ?? "";
  if (NARROW.test(ref) || depth > 5) return UNKNOWN;
  if (/\.(?:any|unknown|record|passthrough|looseObject)\b/.test(ref)) return input;
  if (schema.fields !== undefined && schema.fields.size > 0) {
    const fields = new Map<string, Value>();
    for (const [name, member] of schema.fields)
      fields.set(name, allowed(member, input.fields?.get(name) ?? derived(input, 0), depth + 1));
    return { ...UNKNOWN, fields };
  }
  if (/\.string\b/.test(ref)) return derived(input, 0);
  // What is made elsewhere is trusted to check.
  return UNKNOWN;
}
