import { z } from "zod";

/** Why something is in a context. */
export const CONTEXT_KINDS = [
  "target",
  "imports",
  "type",
  "test",
  "style",
  "imported",
  "same-file",
  "sibling",
  "module",
] as const;

/** One thing to know, as text that is shown. */
export const contextItemSchema = z.strictObject({
  kind: z.enum(CONTEXT_KINDS),
  /** `file#Container.name`, or the file. */
  id: z.string(),
  file: z.string(),
  line: z.int().positive(),
  /** Source text, with the documentation where it has one. */
  text: z.string(),
  reason: z.string(),
  /** From 0 to 1; the items stand in its order. */
  score: z.number().min(0).max(1),
  /** By which the whole text grows with the item. */
  tokens: z.int().nonnegative(),
});
/** One thing to know. */
export type ContextItem = z.infer<typeof contextItemSchema>;

/** What one must know to write code at a place, or for a description. */
export const contextAnswerSchema = z.strictObject({
  /** What the target was understood as. */
  target: z.strictObject({
    kind: z.enum(["declaration", "place", "file", "description"]),
    text: z.string(),
    file: z.string().nullable(),
  }),
  budget: z.int().nonnegative(),
  /** Of the whole text; never more than the budget. */
  tokens: z.int().nonnegative(),
  /** How the tokens were counted. */
  counted: z.string(),
  items: z.array(contextItemSchema),
  /** Things that would be worth knowing and did not fit. */
  left: z.int().nonnegative(),
  notes: z.array(z.string()),
});
/** What one must know. */
export type ContextAnswer = z.infer<typeof contextAnswerSchema>;

/** An item before it is known whether it fits. */
export type Candidate = Omit<ContextItem, "tokens"> & {
  /** What is shown where the text is too long. */
  readonly short?: string | undefined;
};
