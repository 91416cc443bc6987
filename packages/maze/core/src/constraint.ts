import { z } from "zod";
import { typeTermSchema } from "./type-term.ts";
import { exampleSchema } from "./typed-hole.ts";

/** The four tiers, in the order in which they are enforced. */
export const CONSTRAINT_TIERS = ["syntactic", "type", "semantic", "contextual"] as const;
/** One of the four tiers. */
export const constraintTierSchema = z.enum(CONSTRAINT_TIERS);
/** `syntactic`, `type`, `semantic` or `contextual`. */
export type ConstraintTier = z.infer<typeof constraintTierSchema>;

/** When a constraint is enforced. `validation` means: only after generation, by a validator. */
export const enforcementSchema = z.enum([
  "every-token",
  "lexical-boundary",
  "statement-end",
  "candidate",
  "validation",
  "ranking",
]);
/** When a constraint is enforced. */
export type Enforcement = z.infer<typeof enforcementSchema>;

/** What a constraint demands. `rule` values are open: a plugin may add its own under `custom`. */
export const constraintRuleSchema = z.discriminatedUnion("rule", [
  /** The text derives from `entry` of the language's grammar, or of a grammar given as text in a named dialect. */
  z.strictObject({
    rule: z.literal("grammar"),
    entry: z.string(),
    grammar: z.strictObject({ dialect: z.string(), text: z.string() }).optional(),
  }),
  /** The result has this type. */
  z.strictObject({ rule: z.literal("result-type"), type: typeTermSchema, text: z.string() }),
  /** The text imports nothing beyond these modules and the project's own files. */
  z.strictObject({ rule: z.literal("vocabulary"), modules: z.array(z.string()) }),
  /** A call with these arguments gives this result. */
  z.strictObject({ rule: z.literal("example"), example: exampleSchema }),
  /** These tests of the project pass. */
  z.strictObject({ rule: z.literal("tests"), files: z.array(z.string()) }),
  /** The new text does not contain the construct: `any`, `as`, `non-null`, `ts-ignore`, … */
  z.strictObject({ rule: z.literal("forbid"), construct: z.string() }),
  /** These names are preferred, by weight (0 neutral, larger is better). */
  z.strictObject({ rule: z.literal("prefer"), weights: z.record(z.string(), z.number()) }),
  z.strictObject({ rule: z.literal("custom"), provider: z.string(), data: z.unknown() }),
]);
/** What a constraint demands, by `rule`. */
export type ConstraintRule = z.infer<typeof constraintRuleSchema>;

/**
 * One constraint, as data. `hash` identifies its content (tier, hardness and rule): two constraints with one hash demand
 * the same.
 */
export const constraintSchema = z.strictObject({
  id: z.string(),
  tier: constraintTierSchema,
  /** A hard constraint forbids; a soft one only ranks. */
  hardness: z.enum(["hard", "soft"]),
  enforcement: enforcementSchema,
  rule: constraintRuleSchema,
  /** What the constraint was read from: a file and symbol, a test, a configuration key. */
  source: z.string(),
  /** One sentence for people: what it demands, and why. */
  explanation: z.string(),
  hash: z.string(),
});
/** One constraint: what it demands, how hard, when it is enforced, where it comes from. */
export type Constraint = z.infer<typeof constraintSchema>;

/** The constraints of one task. Hard ones all hold at once (intersection); soft ones add up. */
export const constraintSetSchema = z.strictObject({
  specVersion: z.literal("v1"),
  taskId: z.string(),
  constraints: z.array(constraintSchema),
});
/** The constraints of one task. */
export type ConstraintSet = z.infer<typeof constraintSetSchema>;
