import { z } from "zod";
import { spanSchema } from "./span.ts";
import { docCommentSchema } from "./symbol-record.ts";

/** Why a function counts as a hole. */
export const HOLE_FORMS = ["declared-only", "throws-not-implemented", "empty-body"] as const;

/** A call that an example shows, with its result: both are source text in the hole's language. */
export const exampleSchema = z.strictObject({
  /** The arguments of the call, in order, as source text. */
  args: z.array(z.string()),
  /** The expected result as source text, or the name (or part of the message) of the error that is expected. */
  expected: z.union([z.strictObject({ value: z.string() }), z.strictObject({ throws: z.string() })]),
  /** Where it was found: `@example` of the doc comment, a test, or given with the task. */
  source: z.enum(["doc", "test", "task"]),
});
/** A call that an example shows, with its result. */
export type Example = z.infer<typeof exampleSchema>;

/**
 * A function that is declared with its types and still lacks its body.
 */
export const typedHoleSchema = z.strictObject({
  /** `file#name`, the way a hole is named on the command line. */
  id: z.string(),
  file: z.string(),
  name: z.string(),
  form: z.enum(HOLE_FORMS),
  /** The whole declaration, without the doc comment. */
  declaration: spanSchema,
  /** What a body replaces: the block with its braces, or the `;` of a function that is only declared. */
  body: spanSchema,
  /** The signature as source text, `(date: Date, days: number): string`. */
  signature: z.string(),
  parameters: z.array(z.strictObject({ name: z.string(), type: z.string(), optional: z.boolean(), rest: z.boolean() })),
  returnType: z.string(),
  exported: z.boolean(),
  doc: docCommentSchema.optional(),
  examples: z.array(exampleSchema),
});
/** A function that is declared with its types and still lacks its body. */
export type TypedHole = z.infer<typeof typedHoleSchema>;
