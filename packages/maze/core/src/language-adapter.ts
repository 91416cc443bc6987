import { z } from "zod";
import { diagnosticSchema } from "./diagnostic.ts";
import { importRecordSchema, testRecordSchema } from "./project-index.ts";
import type { Implementation } from "./registry.ts";
import { styleProfileSchema } from "./style-profile.ts";
import { symbolRecordSchema } from "./symbol-record.ts";
import { typedHoleSchema } from "./typed-hole.ts";

/** What an adapter may be able to read from a file. */
export const LANGUAGE_CAPABILITIES = [
  "declarations",
  "members",
  "types",
  "imports",
  "references",
  "tests",
  "style",
  "docs",
  "holes",
] as const;
/** One of `LANGUAGE_CAPABILITIES`. */
export const languageCapabilitySchema = z.enum(LANGUAGE_CAPABILITIES);
/** Something that an adapter can read from a file. */
export type LanguageCapability = z.infer<typeof languageCapabilitySchema>;

/** What an adapter read from one file. A list whose capability the adapter lacks is empty. */
export const languageFactsSchema = z.strictObject({
  symbols: z.array(symbolRecordSchema),
  imports: z.array(importRecordSchema),
  tests: z.array(testRecordSchema),
  holes: z.array(typedHoleSchema),
  style: styleProfileSchema.optional(),
  /** Findings such as a syntax error; the facts are then those of the part that could be read. */
  diagnostics: z.array(diagnosticSchema),
});
/** What an adapter read from one file. */
export type LanguageFacts = z.infer<typeof languageFactsSchema>;

/** Reads one language. It gets texts and returns facts; walking the tree is the indexer's work. */
export interface LanguageAdapter extends Implementation {
  readonly language: string;
  /** With the dot: `.ts`. */
  readonly extensions: readonly string[];
  readonly capabilities: readonly LanguageCapability[];
  read(file: { path: string; text: string }): LanguageFacts;
}
