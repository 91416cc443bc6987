import { z } from "zod";
import type { Argument, Condition, Expression, Grammar } from "../../ast/grammar.ts";
import type { Pattern } from "../../pattern/pattern.ts";

/** A parameter: JSON has no whole numbers beyond 2^53, so it is written in decimal. */
const parameter = z
  .union([z.string().regex(/^\d{1,20}$/, "a whole number in decimal expected"), z.int().min(0)])
  .transform(BigInt)
  .refine((value) => value < 1n << 64n, "below 2^64 expected");
const bit = z.int().min(0).max(63);
const count = z.int().min(0);
const bound = count.nullable();

const argument: z.ZodType<Argument> = z.discriminatedUnion("op", [
  z.strictObject({ op: z.literal("self") }),
  z.strictObject({ op: z.literal("constant"), value: parameter }),
  z.strictObject({ op: z.enum(["set-bit", "clear-bit"]), bit }),
  z.strictObject({ op: z.literal("add"), value: parameter }),
]);

const condition: z.ZodType<Condition> = z.lazy(() =>
  z.discriminatedUnion("test", [
    z.strictObject({ test: z.enum(["bit-set", "bit-clear"]), bit }),
    z.strictObject({
      test: z.enum(["equal", "not-equal", "less", "less-or-equal", "greater", "greater-or-equal"]),
      value: parameter,
    }),
    z.strictObject({ test: z.literal("bits-equal"), mask: parameter, value: parameter }),
    z.strictObject({ test: z.literal("bit-count"), mask: parameter, min: count, max: bound }),
    z.strictObject({ test: z.enum(["and", "or"]), conditions: z.array(condition) }),
    z.strictObject({ test: z.literal("not"), condition }),
  ]),
);

/** Ranges as patterns have them: ascending, apart, within `last`. */
const ranges = (last: number) =>
  z
    .array(z.tuple([z.int().min(0).max(last), z.int().min(0).max(last)]))
    .refine(
      (all) => all.every(([low, high], i) => low <= high && (i === 0 || low > (all[i - 1]?.[1] ?? 0) + 1)),
      "ranges must ascend and neither overlap nor touch",
    );

const pattern: z.ZodType<Pattern> = z.lazy(() =>
  z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("text"), text: z.string() }),
    z.strictObject({ kind: z.literal("bytes"), bytes: z.array(z.int().min(0).max(255)) }),
    z.strictObject({
      kind: z.literal("class"),
      ranges: ranges(0x10ffff).refine(
        (all) => all.every(([low, high]) => high < 0xd800 || low > 0xdfff),
        "surrogates are no characters",
      ),
    }),
    z.strictObject({ kind: z.literal("byte-class"), ranges: ranges(255) }),
    z.strictObject({ kind: z.literal("concat"), items: z.array(pattern) }),
    z.strictObject({ kind: z.literal("alternate"), options: z.array(pattern) }),
    z.strictObject({ kind: z.literal("repeat-pattern"), item: pattern, min: count, max: bound }),
    z.strictObject({ kind: z.literal("intersect"), items: z.array(pattern) }),
    z.strictObject({ kind: z.literal("complement"), item: pattern }),
  ]),
);

const expression: z.ZodType<Expression> = z.lazy(() =>
  z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("sequence"), items: z.array(expression) }),
    z.strictObject({ kind: z.literal("choice"), options: z.array(expression) }),
    z.strictObject({
      kind: z.literal("repeat"),
      item: expression,
      min: count,
      max: bound,
      separator: expression.optional(),
    }),
    z.strictObject({ kind: z.literal("rule"), name: z.string(), argument: argument.optional() }),
    z.strictObject({ kind: z.literal("token"), name: z.string() }),
    z.strictObject({ kind: z.literal("pattern"), pattern }),
    z.strictObject({ kind: z.literal("when"), condition, item: expression }),
    z.strictObject({ kind: z.literal("tagged"), tag: z.string(), item: expression }),
    z.strictObject({ kind: z.literal("embedded"), grammar: grammarSchema, entry: z.string().optional() }),
  ]),
);

/** A grammar as JSON has it: the AST member by member, with parameters of rules as decimal text. */
export const grammarSchema: z.ZodType<Grammar> = z.lazy(() =>
  z.strictObject({
    name: z.string().optional(),
    start: z.string(),
    rules: z.record(
      z.string(),
      z.strictObject({
        body: expression,
        parametric: z.boolean().optional(),
        description: z.string().optional(),
      }),
    ),
    terminals: z
      .record(
        z.string(),
        z.strictObject({
          pattern,
          trivia: z.string().optional(),
          notBefore: pattern.optional(),
          description: z.string().optional(),
        }),
      )
      .default({}),
    trivia: z.record(z.string(), pattern).default({}),
    endTrivia: z.string().optional(),
  }),
);
