import { z } from "zod";
import { spanSchema } from "./span.ts";
import { SYMBOL_KINDS } from "./symbol-kinds.ts";
import { signatureTermSchema, typeTermSchema } from "./type-term.ts";

/** One `@example` of a doc comment: its text without the tag, and where it stands. */
export const docExampleSchema = z.strictObject({ text: z.string(), span: spanSchema.optional() });

/** A documentation comment: the description without tags, the examples, the other tags in order. */
export const docCommentSchema = z.strictObject({
  summary: z.string(),
  examples: z.array(docExampleSchema),
  tags: z.array(z.strictObject({ name: z.string(), text: z.string() })),
});
/** A documentation comment. */
export type DocComment = z.infer<typeof docCommentSchema>;

/**
 * A declared name. `id` is `file#container.name`, unique within an index; overloads share one record with several
 * signatures.
 */
export const symbolRecordSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  kind: z.enum(SYMBOL_KINDS),
  file: z.string(),
  span: spanSchema,
  /** Id of the enclosing class, interface, namespace or enum. */
  container: z.string().optional(),
  exported: z.boolean(),
  /** Names under which the file exports it; `default` for the default export. */
  exportedAs: z.array(z.string()),
  modifiers: z.array(z.string()),
  /** Type terms, where the adapter has the capability `types`. */
  type: typeTermSchema.optional(),
  signatures: z.array(signatureTermSchema),
  doc: docCommentSchema.optional(),
});
/** A declared name. */
export type SymbolRecord = z.infer<typeof symbolRecordSchema>;
/** What a declared name stands for. */
export type SymbolKind = SymbolRecord["kind"];
