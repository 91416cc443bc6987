import { MazeError } from "@maze/core";
import { z } from "zod";
import { parseEcmaScriptRegex } from "../dialects/ecmascript-regex/index.ts";
import { pointerToken } from "./documents/json-value.ts";
import { unsupported } from "./documents/schema-error.ts";
import { grammarFromJsonSchema } from "./grammar-from-json-schema.ts";
import type { SchemaGrammar } from "./grammar-from-json-schema.ts";
import type { JsonSchemaOptions } from "./json-schema-options.ts";
import { ValidationList } from "./left-to-validation.ts";
import type { LeftToValidation } from "./left-to-validation.ts";

/** Types of zod that JSON Schema has no word for; `z.toJSONSchema` makes them any value. */
const UNREPRESENTABLE = new Set([
  "bigint",
  "custom",
  "date",
  "file",
  "function",
  "map",
  "nan",
  "promise",
  "set",
  "symbol",
  "transform",
  "undefined",
  "void",
]);
/** Checks that `z.toJSONSchema` writes down. */
const WRITTEN = new Set([
  "greater_than",
  "less_than",
  "length_equals",
  "max_length",
  "min_length",
  "multiple_of",
  "number_format",
  "string_format",
]);
/** Checks that change the value. */
const CHANGED = new Set(["overwrite"]);

/**
 * The grammar of the JSON texts that a zod schema takes as its input. What zod checks and JSON Schema cannot say
 * (refinements, transforms, types without JSON values) is listed, and so is what a grammar cannot enforce. Pointers are
 * those of `z.toJSONSchema(schema, { io: "input" })`.
 *
 * @throws MAZE_GRAMMAR_UNSUPPORTED as `grammarFromJsonSchema` does.
 * @example
 * ```ts
 * import { grammarFromZod } from "@maze/grammar/schema";
 * import { MazeError } from "@maze/core";
import { z } from "zod";
import { parseEcmaScriptRegex } from "../dialects/ecmascript-regex/index.ts";
 * const user = z.object({ name: z.string().refine((name) => name !== "root"), age: z.int().min(0) });
 * grammarFromZod(user).leftToValidation.map(({ pointer, keyword }) => `${pointer} ${keyword}`); // => ["/properties/name refine"]
 * ```
 */
export function grammarFromZod(schema: z.ZodType, options: Omit<JsonSchemaOptions, "draft"> = {}): SchemaGrammar {
  const list = new ValidationList();
  const json = z.toJSONSchema(schema, {
    io: "input",
    unrepresentable: "any",
    override: ({ zodSchema, jsonSchema, path }) => {
      for (const { pointer, keyword, reason } of lostBy(zodSchema, path.map(pointerToken).join(""))) {
        list.add(pointer, keyword, reason);
      }
      // zod checks a pattern where it writes one, and the format is only its name.
      if (jsonSchema.format !== undefined && hasRegularPattern(jsonSchema)) delete jsonSchema.format;
    },
  });
  const lost = list.entries;
  const { grammar, leftToValidation } = grammarFromJsonSchema(json, { ...options, draft: "2020-12" });
  const [first] = lost;
  if (first !== undefined && options.unenforced === "refuse") {
    throw unsupported(first.pointer, first.keyword, first.reason, "Remove the check, or let it be listed.");
  }
  return { grammar, leftToValidation: [...lost, ...leftToValidation] };
}

function hasRegularPattern({ pattern, allOf = [] }: z.core.JSONSchema.BaseSchema): boolean {
  const patterns = [pattern, ...allOf.map((one) => one.pattern)].filter((one) => one !== undefined);
  return patterns.length > 0 && patterns.every(isRegular);
}

function isRegular(pattern: string): boolean {
  try {
    parseEcmaScriptRegex(pattern, { match: "search" });
    return true;
  } catch (error) {
    if (MazeError.is(error, "MAZE_GRAMMAR_UNSUPPORTED")) return false;
    throw error;
  }
}

/** What one schema of zod checks and `z.toJSONSchema` leaves out. */
function lostBy(schema: z.core.$ZodTypes, pointer: string): LeftToValidation[] {
  const { def } = schema._zod;
  const lost: LeftToValidation[] = [];
  if (UNREPRESENTABLE.has(def.type)) {
    lost.push({ pointer, keyword: def.type, reason: "JSON Schema cannot say what zod checks here" });
  }
  for (const check of def.checks ?? []) {
    const { check: kind } = check._zod.def;
    if (kind === "custom") lost.push({ pointer, keyword: "refine", reason: "a refinement is a function" });
    else if (CHANGED.has(kind))
      lost.push({ pointer, keyword: kind, reason: "the value is changed before it is checked" });
    else if (!WRITTEN.has(kind)) lost.push({ pointer, keyword: kind, reason: "JSON Schema has no word for the check" });
  }
  return lost;
}
