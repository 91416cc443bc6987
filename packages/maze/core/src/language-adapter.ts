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

/**
 * Reads one language. It gets texts and returns facts; walking the tree is the indexer's work.
 *
 * `read` is synchronous. An adapter whose parser is loaded asynchronously, such as one in WebAssembly, does that in
 * `prepare`. Whoever calls `read` awaits `prepare` first, where there is one, and only when there is a file to read, so
 * that a language that a project does not use costs nothing.
 */
export interface LanguageAdapter extends Implementation {
  readonly language: string;
  /** With the dot: `.ts`. */
  readonly extensions: readonly string[];
  readonly capabilities: readonly LanguageCapability[];
  /** Loads what `read` needs. May be called again and at the same time; the work is done once, unless it failed. */
  prepare?(): Promise<void>;
  /** @throws where `prepare` is there and was not awaited */
  read(file: { path: string; text: string }): LanguageFacts;
  /** Whether a path is one that the test runners of the language take for a test file. */
  isTestFile?(path: string): boolean;
}
