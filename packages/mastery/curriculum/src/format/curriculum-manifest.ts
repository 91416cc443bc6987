import { z } from "zod";
import { formatSchema, idSchema, languageSchema, textSchema } from "./primitives.ts";

/** `curriculum.yaml`. */
export const curriculumManifestSchema = z.strictObject({
  format: formatSchema,
  id: idSchema,
  title: textSchema,
  summary: textSchema,
  language: languageSchema,
  /** `linear`: the next module is the first unfinished one. `library`: the learner selects; prerequisites hold in both. */
  order: z.enum(["linear", "library"]),
  modules: z.array(idSchema).min(1),
});
export type CurriculumManifest = z.infer<typeof curriculumManifestSchema>;
