import { z } from "zod";
import { idSchema, pathSchema, textSchema } from "./primitives.ts";

/** A rule object of ast-grep; its inner form is checked where it is compiled. */
const ruleObjectSchema = z.record(z.string(), z.unknown());

/** One way to write what an intent looks for, and what takes its place. */
export const bugRuleSchema = z.strictObject({
  rule: ruleObjectSchema,
  constraints: z.record(z.string(), ruleObjectSchema).optional(),
  utils: z.record(z.string(), ruleObjectSchema).optional(),
  /** The text in the place of the match, with its metavariables. */
  fix: z.string(),
});
export type BugRule = z.infer<typeof bugRuleSchema>;

/** A mistake that a person makes, as alternatives for the ways that the right code is written. */
export const bugIntentSchema = z.strictObject({
  id: idSchema,
  teaches: textSchema.optional(),
  hints: z.array(textSchema).default([]),
  rules: z.array(bugRuleSchema).min(1),
  apply: z.enum(["first", "all"]).default("first"),
});
export type BugIntent = z.infer<typeof bugIntentSchema>;

/** What must be seen before a bug is shown to anybody. */
export const bugOracleSchema = z.strictObject({
  /** At least one of these tests fails. */
  must_fail: z.array(textSchema).min(1),
  must_pass: z.array(textSchema).default([]),
  /** Refuse a failure that is no failed assertion. */
  forbid_crash: z.boolean().default(true),
  timeout_s: z.number().positive().max(600).default(30),
});
export type BugOracle = z.infer<typeof bugOracleSchema>;

/** `bugs/BID.yaml`. */
export const bugSchema = z.strictObject({
  id: idSchema,
  title: textSchema,
  /** A hint on what is seen; the symptom itself is the real failure. */
  symptom: textSchema,
  target: z.strictObject({ file: pathSchema, symbol: z.string().min(1).optional() }),
  intents: z.array(bugIntentSchema).min(1),
  fallback: z
    .strictObject({
      mutators: z.array(z.string().min(1)).min(1),
      max_tries: z.int().positive().max(1000).default(40),
    })
    .optional(),
  oracle: bugOracleSchema,
  difficulty: z.int().min(1).max(5).default(2),
});
export type Bug = z.infer<typeof bugSchema>;
