import { z } from "zod";
import { candidateSchema } from "./candidate.ts";
import { constraintSchema, constraintSetSchema } from "./constraint.ts";
import { diagnosticSchema } from "./diagnostic.ts";
import { engineCapabilitiesSchema } from "./engine-capabilities.ts";
import { coreErrorCodes } from "./errors.ts";
import { fileEditSchema } from "./file-edit.ts";
import { MazeError } from "./maze-error.ts";
import { outcomeSchema, stageResultSchema } from "./outcome.ts";
import { progressEventSchema } from "./progress.ts";
import { projectIndexSchema } from "./project-index.ts";
import { provenanceSchema } from "./provenance.ts";
import { spanSchema } from "./span.ts";
import { docCommentSchema, symbolRecordSchema } from "./symbol-record.ts";
import { taskSchema } from "./task.ts";
import { signatureTermSchema, typeTermSchema } from "./type-term.ts";
import { exampleSchema, typedHoleSchema } from "./typed-hole.ts";

/** The shapes that are published as JSON Schema, by name. */
const published = {
  candidate: candidateSchema,
  constraint: constraintSchema,
  "constraint-set": constraintSetSchema,
  diagnostic: diagnosticSchema,
  "engine-capabilities": engineCapabilitiesSchema,
  "file-edit": fileEditSchema,
  outcome: outcomeSchema,
  "progress-event": progressEventSchema,
  "project-index": projectIndexSchema,
  provenance: provenanceSchema,
  "stage-result": stageResultSchema,
  "symbol-record": symbolRecordSchema,
  task: taskSchema,
  "type-term": typeTermSchema,
  "typed-hole": typedHoleSchema,
} as const satisfies Record<string, z.ZodType>;

/** A name that `jsonSchemaOf` knows. */
export type JsonSchemaName = keyof typeof published;

/** Names that `jsonSchemaOf` knows, in alphabetical order. */
// Object.keys gives up the key type that the table has.
export const JSON_SCHEMA_NAMES = Object.keys(published) as readonly JsonSchemaName[];

/** A JSON Schema of draft 2020-12. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** Shapes that others are made of; a schema says each once, under `$defs`. */
const shared = z.registry<{ id: string }>();
for (const [id, schema] of Object.entries({
  Constraint: constraintSchema,
  Diagnostic: diagnosticSchema,
  DocComment: docCommentSchema,
  Example: exampleSchema,
  SignatureTerm: signatureTermSchema,
  Span: spanSchema,
  StageResult: stageResultSchema,
  SymbolRecord: symbolRecordSchema,
  TypeTerm: typeTermSchema,
  TypedHole: typedHoleSchema,
})) {
  shared.add(schema, { id });
}

/**
 * The JSON Schema (draft 2020-12) of a shape that leaves the process: what `--json` prints, what a plugin in another
 * language returns. It refuses what the zod schema refuses, except where a range ends before it starts.
 *
 * @throws {MazeError} MAZE_CORE_UNKNOWN_SCHEMA
 * @example
 * ```ts
 * import { jsonSchemaOf } from "@maze/core";
 * const schema = jsonSchemaOf("provenance");
 * schema["$id"]; // => "urn:maze:schema:v1:provenance"
 * schema["required"]; // => ["specVersion", "taskId", "steps"]
 * ```
 */
export function jsonSchemaOf(name: JsonSchemaName): JsonSchema {
  if (!Object.hasOwn(published, name)) {
    throw new MazeError({
      code: "MAZE_CORE_UNKNOWN_SCHEMA",
      message: `no JSON Schema has the name "${name}"`,
      hint: `${coreErrorCodes.MAZE_CORE_UNKNOWN_SCHEMA.hint} Known names: ${JSON_SCHEMA_NAMES.join(", ")}.`,
      details: { name, known: JSON_SCHEMA_NAMES },
    });
  }
  const { $schema, ...schema } = z.toJSONSchema(published[name], { metadata: shared, override: addCondition });
  return { $schema, ...schema, $id: `urn:maze:schema:v1:${name}` };
}

/** Says in JSON Schema what the zod schema checks by a function: a skipped stage has its reason. */
function addCondition({
  zodSchema,
  jsonSchema,
}: {
  zodSchema: z.core.$ZodType;
  jsonSchema: z.core.JSONSchema.BaseSchema;
}): void {
  if (zodSchema !== stageResultSchema) return;
  jsonSchema.if = { properties: { status: { const: "skipped" } } };
  jsonSchema.then = { required: ["reason"] };
}
