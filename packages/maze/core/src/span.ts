import { z } from "zod";

/**
 * A place in a text, as an editor shows it: `line` and `column` count from 1, `column` in UTF-16 code units.
 */
export const positionSchema = z.strictObject({
  line: z.int().positive(),
  column: z.int().positive(),
});
/** A place in a text, as an editor shows it: line and column count from 1. */
export type Position = z.infer<typeof positionSchema>;

/**
 * A half-open range `[start, end)` of a text in UTF-16 code units, with the editor positions of both ends.
 */
export const spanSchema = z
  .strictObject({
    start: z.int().nonnegative(),
    end: z.int().nonnegative(),
    from: positionSchema,
    to: positionSchema,
  })
  .refine(({ start, end }) => start <= end, { error: "a range ends where it starts, or after it", path: ["end"] });
/** A half-open range of a text in UTF-16 code units. */
export type Span = z.infer<typeof spanSchema>;

/** Replaces the UTF-16 range `[start, end)` by `newText`. */
export const textEditSchema = z
  .strictObject({
    start: z.int().nonnegative(),
    end: z.int().nonnegative(),
    newText: z.string(),
  })
  .refine(({ start, end }) => start <= end, { error: "a range ends where it starts, or after it", path: ["end"] });
/** Replaces a range of a text. */
export type TextEdit = z.infer<typeof textEditSchema>;
