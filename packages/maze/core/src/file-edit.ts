import { z } from "zod";
import { projectPathSchema } from "./project-path.ts";

/**
 * A new text for one file. `baseHash` is the SHA-256 of the bytes that the edit was made against, or `null` for a file
 * that must not exist yet; a writer refuses when the file on disk differs.
 */
export const fileEditSchema = z.strictObject({
  /** Relative to the project, with `/`; never outside it. */
  file: projectPathSchema,
  newText: z.string(),
  baseHash: z.string().nullable(),
});
/** A new text for one file. */
export type FileEdit = z.infer<typeof fileEditSchema>;
