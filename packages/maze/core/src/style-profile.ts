import { z } from "zod";

/** A habit that was counted: its value and the share of observations that agree (0 to 1). */
const counted = <Value extends z.ZodType>(value: Value) =>
  z.strictObject({ value, confidence: z.number().min(0).max(1), observations: z.int().nonnegative() });

/** How the words of a name are joined. */
const spelling = z.enum(["camelCase", "PascalCase", "snake_case", "UPPER_CASE"]);

/** How a project writes, counted from its files. */
export const styleProfileSchema = z.strictObject({
  language: z.string(),
  quotes: counted(z.enum(["single", "double"])).optional(),
  semicolons: counted(z.boolean()).optional(),
  /** One level of indentation: `"tab"`, or a number of spaces. */
  indent: counted(z.union([z.literal("tab"), z.int().positive()])).optional(),
  lineBreak: counted(z.enum(["\n", "\r\n"])).optional(),
  trailingCommas: counted(z.boolean()).optional(),
  /** Names of several words, by what they name; names of one word fit several spellings and are not counted. */
  naming: z
    .strictObject({
      functions: counted(spelling).optional(),
      types: counted(spelling).optional(),
      variables: counted(spelling).optional(),
      constants: counted(spelling).optional(),
    })
    .optional(),
  /** The customary limit that lines keep, and the share of lines that keep it. */
  lineWidth: counted(z.int().positive()).optional(),
});
/** How a project writes. */
export type StyleProfile = z.infer<typeof styleProfileSchema>;
