import { z } from "zod";

/** A habit that was counted: its value and the share of observations that agree (0 to 1). */
const counted = <Value extends z.ZodType>(value: Value) =>
  z.strictObject({ value, confidence: z.number().min(0).max(1), observations: z.int().nonnegative() });

/** How a project writes, counted from its files. */
export const styleProfileSchema = z.strictObject({
  language: z.string(),
  quotes: counted(z.enum(["single", "double"])).optional(),
  semicolons: counted(z.boolean()).optional(),
  /** One level of indentation: `"tab"`, or a number of spaces. */
  indent: counted(z.union([z.literal("tab"), z.int().positive()])).optional(),
  lineBreak: counted(z.enum(["\n", "\r\n"])).optional(),
  trailingCommas: counted(z.boolean()).optional(),
});
/** How a project writes. */
export type StyleProfile = z.infer<typeof styleProfileSchema>;
