import { z } from "zod";
import { justifyItemSchema } from "./justify-item.ts";
import { idSchema, textSchema } from "./primitives.ts";

const phrasesSchema = z.array(textSchema);

/** Something that a good answer says; any of the words or phrases is a mention of it. */
export const conceptSchema = z.strictObject({ id: idSchema, text: textSchema, mentions: phrasesSchema.min(1) });
export type Concept = z.infer<typeof conceptSchema>;

/** A shallow answer by its words: it mentions one of `mentions` and none of `lacks`. */
export const failureModeSchema = z.strictObject({
  id: idSchema,
  mentions: phrasesSchema.min(1),
  lacks: phrasesSchema.min(1),
  feedback: textSchema,
});
export type FailureMode = z.infer<typeof failureModeSchema>;

export const questionSchema = z.strictObject({
  id: idSchema,
  prompt: textSchema,
  concepts: z.array(conceptSchema).min(1),
  failure_modes: z.array(failureModeSchema).default([]),
  /** Private. The fast filter lets each of them through. */
  model_answers: z.array(textSchema).min(1),
  /** Private. The fast filter stops each of them. */
  shallow_answers: z.array(textSchema).min(1),
});
export type Question = z.infer<typeof questionSchema>;

/** `justify.yaml`. */
export const justifySchema = z.strictObject({
  questions: z.array(questionSchema).min(3, "a module asks at least 3 questions"),
  items: z.array(justifyItemSchema).min(1, "without an item nobody can pass without a model"),
});
export type Justify = z.infer<typeof justifySchema>;
