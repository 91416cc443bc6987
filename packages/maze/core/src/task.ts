import { z } from "zod";
import { exampleSchema } from "./typed-hole.ts";

const common = {
  specVersion: z.literal("v1"),
  /** Unique within a run. */
  id: z.string().min(1),
  language: z.string().min(1),
  /** What the code is for, in words. */
  description: z.string(),
  examples: z.array(exampleSchema),
};

/**
 * What is to be written, and where. A prompt is one field of a task, never the whole of it.
 *
 * `function` adds a new function to a file; `hole` writes the body of a declared one; `completion` continues a text at a
 * place; `file` writes a whole file; `edit` changes a range.
 */
export const taskSchema = z.discriminatedUnion("kind", [
  z.strictObject({
    ...common,
    kind: z.literal("function"),
    file: z.string(),
    name: z.string(),
    /** `(date: Date): string`, as source text. */
    signature: z.string(),
    exported: z.boolean(),
  }),
  z.strictObject({ ...common, kind: z.literal("hole"), file: z.string(), name: z.string() }),
  z.strictObject({
    ...common,
    kind: z.literal("completion"),
    file: z.string(),
    /** UTF-16 offset at which the text is continued. */
    offset: z.int().nonnegative(),
  }),
  z.strictObject({ ...common, kind: z.literal("file"), file: z.string() }),
  z.strictObject({
    ...common,
    kind: z.literal("edit"),
    file: z.string(),
    start: z.int().nonnegative(),
    end: z.int().nonnegative(),
  }),
]);
/** What is to be written, and where. */
export type Task = z.infer<typeof taskSchema>;
/** `function`, `hole`, `completion`, `file` or `edit`. */
export type TaskKind = Task["kind"];
