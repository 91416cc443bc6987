import { z } from "zod";
import type { Diagnostic } from "./diagnostic.ts";
import type { ImportRecord, TestRecord } from "./project-index.ts";
import type { Implementation } from "./registry.ts";
import type { StyleProfile } from "./style-profile.ts";
import type { SymbolRecord } from "./symbol-record.ts";
import type { TypedHole } from "./typed-hole.ts";

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
export const languageCapabilitySchema = z.enum(LANGUAGE_CAPABILITIES);
export type LanguageCapability = z.infer<typeof languageCapabilitySchema>;

/** What an adapter read from one file. A list whose capability the adapter lacks is empty. */
export interface LanguageFacts {
  symbols: SymbolRecord[];
  imports: ImportRecord[];
  tests: TestRecord[];
  holes: TypedHole[];
  style?: StyleProfile | undefined;
  /** Findings such as a syntax error; the facts are then those of the part that could be read. */
  diagnostics: Diagnostic[];
}

/** Reads one language. It gets texts and returns facts; walking the tree is the indexer's work. */
export interface LanguageAdapter extends Implementation {
  readonly language: string;
  /** With the dot: `.ts`. */
  readonly extensions: readonly string[];
  readonly capabilities: readonly LanguageCapability[];
  read(file: { path: string; text: string }): LanguageFacts;
}
