import { z } from "zod";
import type { Argument, Condition, Expression, Grammar } from "../../ast/grammar.ts";
import type { Pattern } from "../../pattern/pattern.ts";

const count = z.int().nonnegative();
const bound = count.nullable();
const bit = z.int().min(0).max(63);
/** Whole numbers of 64 bits are decimal texts in JSON. */
const whole = z
  .string()
  .regex(/^-?\d{1,20}$/)
  .transform((digits) => BigInt(digits));

const ranges = (last: number): z.ZodType<(readonly [number, number])[]> =>
  z.array(z.tuple([z.int().min(0).max(last), z.int().min(0).max(last)]).readonly());

const patternSchema: z.ZodType<Pattern> = z.lazy(() =>
  z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("text"), text: z.string() }),
    z.strictObject({ kind: z.literal("bytes"), bytes: z.array(z.int().min(0).max(255)) }),
    z.strictObject({ kind: z.literal("class"), ranges: ranges(0x10ffff) }),
    z.strictObject({ kind: z.literal("byte-class"), ranges: ranges(255) }),
    z.strictObject({ kind: z.literal("concat"), items: z.array(patternSchema) }),
    z.strictObject({ kind: z.literal("alternate"), options: z.array(patternSchema) }),
    z.strictObject({ kind: z.literal("repeat-pattern"), item: patternSchema, min: count, max: bound }),
    z.strictObject({ kind: z.literal("intersect"), items: z.array(patternSchema) }),
    z.strictObject({ kind: z.literal("complement"), item: patternSchema }),
  ]),
);

const argumentSchema: z.ZodType<Argument> = z.discriminatedUnion("op", [
  z.strictObject({ op: z.literal("self") }),
  z.strictObject({ op: z.literal("constant"), value: whole }),
  z.strictObject({ op: z.enum(["set-bit", "clear-bit"]), bit }),
  z.strictObject({ op: z.literal("add"), value: whole }),
]);

const comparisons = ["equal", "not-equal", "less", "less-or-equal", "greater", "greater-or-equal"] as const;
const conditionSchema: z.ZodType<Condition> = z.lazy(() =>
  z.discriminatedUnion("test", [
    z.strictObject({ test: z.enum(["bit-set", "bit-clear"]), bit }),
    z.strictObject({ test: z.enum(comparisons), value: whole }),
    z.strictObject({ test: z.literal("bits-equal"), mask: whole, value: whole }),
    z.strictObject({ test: z.literal("bit-count"), mask: whole, min: count, max: bound }),
    z.strictObject({ test: z.enum(["and", "or"]), conditions: z.array(conditionSchema) }),
    z.strictObject({ test: z.literal("not"), condition: conditionSchema }),
  ]),
);

const expressionSchema: z.ZodType<Expression> = z.lazy(() =>
  z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("sequence"), items: z.array(expressionSchema) }),
    z.strictObject({ kind: z.literal("choice"), options: z.array(expressionSchema) }),
    z.strictObject({
      kind: z.literal("repeat"),
      item: expressionSchema,
      min: count,
      max: bound,
      separator: expressionSchema.optional(),
    }),
    z.strictObject({ kind: z.literal("rule"), name: z.string(), argument: argumentSchema.optional() }),
    z.strictObject({ kind: z.literal("token"), name: z.string() }),
    z.strictObject({ kind: z.literal("pattern"), pattern: patternSchema }),
    z.strictObject({ kind: z.literal("when"), condition: conditionSchema, item: expressionSchema }),
    z.strictObject({ kind: z.literal("tagged"), tag: z.string(), item: expressionSchema }),
    z.strictObject({ kind: z.literal("embedded"), grammar: grammarSchema, entry: z.string().optional() }),
  ]),
);

/** The shape of a grammar in JSON. Reading turns whole numbers of 64 bits from decimal texts into `bigint`. */
export const grammarSchema: z.ZodType<Grammar> = z.lazy(() =>
  z.strictObject({
    name: z.string().optional(),
    start: z.string(),
    rules: z.record(
      z.string(),
      z.strictObject({
        body: expressionSchema,
        parametric: z.boolean().optional(),
        description: z.string().optional(),
      }),
    ),
    terminals: z.record(
      z.string(),
      z.strictObject({
        pattern: patternSchema,
        trivia: z.string().optional(),
        notBefore: patternSchema.optional(),
        description: z.string().optional(),
      }),
    ),
    trivia: z.record(z.string(), patternSchema),
    endTrivia: z.string().optional(),
  }),
);
