import { z } from "zod";
import { spanSchema } from "./span.ts";

/** How much a finding weighs. */
export const severitySchema = z.enum(["error", "warning", "info", "hint"]);
/** `error`, `warning`, `info` or `hint`. */
export type Severity = z.infer<typeof severitySchema>;

/** A second place that explains a diagnostic. */
export const relatedPlaceSchema = z.strictObject({
  message: z.string(),
  file: z.string().optional(),
  span: spanSchema.optional(),
});

/**
 * One finding about a text, the same shape for every tool: compiler, linter, test runner, security rule, our own checks.
 */
export const diagnosticSchema = z.strictObject({
  /** The tool or rule set that found it, such as `typescript`, `vitest`, `config`. */
  source: z.string(),
  severity: severitySchema,
  /** The tool's own code, such as `TS2322`. */
  code: z.string(),
  message: z.string(),
  /** Path relative to the project, with `/`. */
  file: z.string().optional(),
  span: spanSchema.optional(),
  /** What to do about it. */
  hint: z.string().optional(),
  related: z.array(relatedPlaceSchema).optional(),
});
/** One finding about a text. */
export type Diagnostic = z.infer<typeof diagnosticSchema>;

/** True where at least one finding is an error. */
export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((diagnostic) => diagnostic.severity === "error");
}
