import { z } from "zod";
import { diagnosticSchema } from "./diagnostic.ts";
import { spanSchema } from "./span.ts";
import { styleProfileSchema } from "./style-profile.ts";
import { symbolRecordSchema } from "./symbol-record.ts";
import { typedHoleSchema } from "./typed-hole.ts";

/** One imported name. `imported` is `"default"`, `"*"` (namespace) or the exported name; a bare import has no bindings. */
export const importRecordSchema = z.strictObject({
  file: z.string(),
  module: z.string(),
  bindings: z.array(z.strictObject({ imported: z.string(), local: z.string(), typeOnly: z.boolean() })),
  typeOnly: z.boolean(),
  span: spanSchema,
  /** How the module is named. A `re-export` binds nothing here: `local` is the name under which the file exports it. */
  form: z.enum(["import", "side-effect", "re-export", "dynamic", "require", "type"]).optional(),
});
/** One import statement. */
export type ImportRecord = z.infer<typeof importRecordSchema>;

/** A test as its runner would name it, and the names it calls. */
export const testRecordSchema = z.strictObject({
  file: z.string(),
  name: z.string(),
  runner: z.string(),
  span: spanSchema,
  calls: z.array(z.string()),
});
/** A test as its runner would name it. */
export type TestRecord = z.infer<typeof testRecordSchema>;

/** An indexed file. `lines` counts line starts; `hash` is the SHA-256 of its bytes. */
export const fileRecordSchema = z.strictObject({
  path: z.string(),
  language: z.string(),
  bytes: z.int().nonnegative(),
  lines: z.int().nonnegative(),
  hash: z.string(),
});
/** An indexed file. */
export type FileRecord = z.infer<typeof fileRecordSchema>;

/** A file that was seen and left out, with the reason. */
export const skippedFileSchema = z.strictObject({ path: z.string(), reason: z.string() });

/**
 * What is known of a project, for every language in one shape. All paths are relative to `root`, with `/`.
 */
export const projectIndexSchema = z.strictObject({
  specVersion: z.literal("v1"),
  root: z.string(),
  files: z.array(fileRecordSchema),
  skipped: z.array(skippedFileSchema),
  symbols: z.array(symbolRecordSchema),
  imports: z.array(importRecordSchema),
  tests: z.array(testRecordSchema),
  holes: z.array(typedHoleSchema),
  /** One profile per language. */
  styles: z.array(styleProfileSchema),
  /** Packages that the project declares, with the version that is installed, where it is. */
  dependencies: z.array(
    z.strictObject({
      name: z.string(),
      version: z.string().optional(),
      dev: z.boolean(),
      hasTypes: z.boolean(),
      /** Whose package it is; npm's where it is absent. */
      ecosystem: z.enum(["pypi", "crates", "go", "zig"]).optional(),
    }),
  ),
  /** Findings about the project itself, such as a file that does not parse. */
  diagnostics: z.array(diagnosticSchema),
  durationMs: z.number().nonnegative(),
});
/** What is known of a project. */
export type ProjectIndex = z.infer<typeof projectIndexSchema>;
