import {
  type Diagnostic,
  type Isolation,
  type OperationContext,
  type ValidationRequest,
  type Validator,
  parseData,
} from "@maze/core";
import { createIsolation } from "@maze/sandbox";
import { z } from "zod";
import { manifestsFrom } from "../project/manifest.ts";
import { withScratch } from "../scratch/with-scratch.ts";
import { runSourceTool, usedPackage } from "../source-tools/run-source-tool.ts";
import { sourceTools } from "../source-tools/source-tools.ts";
import { createSourceReader, languageOf } from "../source-files.ts";
import { type Finding, countOf, createStage, judged, skipped } from "../stage.ts";

export const lintValidatorOptionsSchema = z.strictObject({
  /** Absolute path of the project without the edits: what its linter finds there already does not fail an edit. */
  baseline: z.string().optional(),
  enabled: z.boolean().default(true),
  /** Milliseconds for one run of a linter. */
  timeoutMs: z.int().positive().default(60_000),
  isolation: z.custom<Isolation>().optional(),
  /** Where allowed variables are taken from. */
  environment: z.record(z.string(), z.string().optional()).default({}),
});
export type LintValidatorOptions = z.input<typeof lintValidatorOptionsSchema>;

const linters = sourceTools.filter(({ checkArgs }) => checkArgs !== undefined);

/**
 * The stage `lint`: the linters that the project itself uses and has configured (ESLint, oxlint, Biome) look at the files
 * under judgement. With a baseline and edits, only findings that the files did not have before fail the stage. A project
 * without a linter skips it.
 */
export function createLintValidator(options: LintValidatorOptions = {}): Validator {
  const settings = parseData(lintValidatorOptionsSchema, options, "options of createLintValidator");
  const isolation = settings.isolation ?? createIsolation({ level: "none" });

  async function look(directory: string, files: readonly string[], context: OperationContext): Promise<Finding[]> {
    const manifests = await manifestsFrom(directory);
    const findings: Finding[] = [];
    for (const tool of linters) {
      const found = await usedPackage(tool, directory, manifests);
      if (found === undefined) continue;
      const args = tool.checkArgs?.(files) ?? [];
      findings.push(await runSourceTool(tool, found, { ...settings, isolation, directory, files, args }, context));
    }
    return findings;
  }

  async function runIn(directory: string, request: ValidationRequest, context: OperationContext): Promise<Finding> {
    const files = request.files.filter((file) => /script/.test(languageOf(file) ?? ""));
    if (files.length === 0) return skipped("nothing-to-lint", "none of the files is JavaScript or TypeScript");
    const findings = await look(directory, files, context);
    if (findings.length === 0) {
      const names = linters.map(({ id }) => id).join(", ");
      return skipped("no-linter", `the project has none of ${names} installed and configured`);
    }
    const tool = findings.map((finding) => finding.tool ?? "").join(", ");
    const unfinished = findings.find(({ status }) => status === "skipped");
    if (unfinished !== undefined) return { ...unfinished, tool };
    const { baseline } = settings;
    const all = findings.flatMap(({ diagnostics }) => diagnostics);
    const edited = new Set(request.edits.map(({ file }) => file));
    const before = baseline !== undefined && all.length > 0 && edited.size > 0 ? baseline : undefined;
    const known = before === undefined ? undefined : await knownIn(before, files, context);
    const diagnostics = known === undefined ? all : await demoted(all, known, directory);
    return judged(diagnostics, { tool, scope: countOf(files.length, "file") });
  }

  async function knownIn(
    baseline: string,
    files: readonly string[],
    context: OperationContext,
  ): Promise<Map<string, number>> {
    return withScratch(baseline, context, async (copy) => {
      const reader = createSourceReader(copy);
      const keys = new Map<string, number>();
      for (const { diagnostics } of await look(copy, files, context)) {
        for (const diagnostic of diagnostics) {
          const key = await keyOf(diagnostic, reader);
          keys.set(key, (keys.get(key) ?? 0) + 1);
        }
      }
      return keys;
    });
  }

  return createStage({
    id: "lint",
    after: ["syntax"],
    enabled: settings.enabled,
    run: (request, context) =>
      withScratch(request.directory, context, (directory) => runIn(directory, request, context)),
  });
}

/** A finding is told again by its rule, its words and the line that it stands in, wherever that line has moved to. */
async function keyOf(diagnostic: Diagnostic, reader: ReturnType<typeof createSourceReader>): Promise<string> {
  const { file = "", span, code, message } = diagnostic;
  const index = span === undefined ? undefined : await reader.indexOf(file);
  return JSON.stringify([file, code, message, index?.lineText(span?.from.line ?? 1).trim() ?? ""]);
}

/** Findings that were there before, as often as they were, become information. */
async function demoted(
  diagnostics: readonly Diagnostic[],
  known: Map<string, number>,
  directory: string,
): Promise<Diagnostic[]> {
  const reader = createSourceReader(directory);
  const answer: Diagnostic[] = [];
  for (const diagnostic of diagnostics) {
    const key = await keyOf(diagnostic, reader);
    const left = known.get(key) ?? 0;
    known.set(key, left - 1);
    answer.push(left > 0 ? { ...diagnostic, severity: "info", hint: "It was there before the edit." } : diagnostic);
  }
  return answer;
}
