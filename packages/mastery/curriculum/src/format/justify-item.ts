import { z } from "zod";
import { idSchema, pathSchema, textSchema } from "./primitives.ts";

/** Programs of items start in the root of the learner's project, so `./src/mean.ts` is the learner's own file. */
const common = {
  id: idSchema,
  prompt: textSchema,
  /** Private. Answers that must count as right; the check gives them to the same code that judges learners. */
  right: z.array(textSchema).min(1),
  /** Private. Answers that must count as wrong. */
  wrong: z.array(textSchema).min(1),
};

/** What does this program print? */
export const predictOutputSchema = z.strictObject({
  ...common,
  kind: z.literal("predict_output"),
  program: textSchema,
});

/** On which arguments does the broken function differ from the right one? The answer is a JSON list of arguments. */
export const breakingInputSchema = z.strictObject({
  ...common,
  kind: z.literal("breaking_input"),
  /** The learner's file that exports the right function. */
  correct: pathSchema,
  function: z.string().regex(/^[A-Za-z_$][\w$]*$/, "must be the name of an exported function"),
  /** The text of a module that exports the broken one under the same name; the learner sees it. */
  broken: textSchema,
});

/** Which order of the steps gives a program that prints this? The answer is the ids of the steps in order. */
export const orderStepsSchema = z.strictObject({
  ...common,
  kind: z.literal("order_steps"),
  before: z.string().default(""),
  steps: z.array(z.strictObject({ id: idSchema, text: textSchema })).min(3),
  after: z.string().default(""),
  expect: textSchema,
});

/** Which of these always hold? The answer is their ids; each is a program that exits with 0 where it holds. */
export const invariantSchema = z.strictObject({
  ...common,
  kind: z.literal("invariant"),
  setup: z.string().default(""),
  candidates: z.array(z.strictObject({ id: idSchema, text: textSchema, program: textSchema })).min(2),
});

/** A question whose answer is judged by running code. */
export const justifyItemSchema = z.discriminatedUnion("kind", [
  predictOutputSchema,
  breakingInputSchema,
  orderStepsSchema,
  invariantSchema,
]);
export type JustifyItem = z.infer<typeof justifyItemSchema>;
export type JustifyItemKind = JustifyItem["kind"];
