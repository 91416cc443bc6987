import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type Diagnostic, type FileEdit, type Validator, parseData } from "@maze/core";
import { z } from "zod";
import { languageOf } from "../source-files.ts";
import { countOf, createStage, judged, skipped } from "../stage.ts";
import { parseGuarded, TOO_DEEP } from "../syntax/parse-guarded.ts";
import { type FileFinding, diagnoseFile } from "./diagnose-file.ts";
import { SECURITY_RULES } from "./rules/index.ts";

export const securityValidatorOptionsSchema = z.strictObject({
  /** Absolute path of the project without the edits: what it holds already is not laid to them. */
  baseline: z.string().optional(),
  enabled: z.boolean().default(true),
});
export type SecurityValidatorOptions = z.input<typeof securityValidatorOptionsSchema>;

/**
 * The stage `security`: input does not reach what it can turn against the program. Each TypeScript and JavaScript file is
 * followed from its sources to its sinks; of an edited file only what the edit adds is told.
 */
export function createSecurityValidator(options: SecurityValidatorOptions = {}): Validator {
  const { baseline, enabled } = parseData(
    securityValidatorOptionsSchema,
    options,
    "options of createSecurityValidator",
  );
  return createStage({
    id: "security",
    after: ["syntax"],
    enabled,
    async run({ directory, files, edits }, { signal }) {
      const known = files.filter((file) => /^(?:type|java)script$/.test(languageOf(file) ?? ""));
      if (known.length === 0) {
        const what = files.length === 0 ? "no file was given" : "no file is of TypeScript or JavaScript";
        return skipped("no-parser", what);
      }
      const found: Diagnostic[] = [];
      for (const file of known) {
        signal?.throwIfAborted();
        const edit = edits.find((candidate) => candidate.file === file);
        const text = edit?.newText ?? (await readFile(join(directory, file), "utf8"));
        const after = await findingsOf(file, text, signal);
        const before = edit === undefined ? [] : await findingsBefore(baseline, edit, signal);
        found.push(...added(before, after));
      }
      return judged(found, {
        tool: countOf(SECURITY_RULES.length, "rule"),
        scope: countOf(known.length, "file"),
      });
    },
  });
}

async function findingsBefore(
  baseline: string | undefined,
  { file, baseHash }: FileEdit,
  signal: AbortSignal | undefined,
): Promise<FileFinding[]> {
  if (baseline === undefined || baseHash === null) return [];
  return findingsOf(file, await readFile(join(baseline, file), "utf8"), signal);
}

async function findingsOf(file: string, text: string, signal: AbortSignal | undefined): Promise<FileFinding[]> {
  if (/\.d\.[cm]?ts$/.test(file)) return [];
  const parsed = await parseGuarded(file, text, signal);
  if (parsed !== undefined) return diagnoseFile(parsed, text, file);
  return [{ key: TOO_DEEP.code, diagnostic: { source: "security", severity: "error", file, ...TOO_DEEP } }];
}

/** Of equal findings the later ones are new. */
function added(before: readonly FileFinding[], after: readonly FileFinding[]): Diagnostic[] {
  const left = new Map<string, number>();
  for (const { key } of before) left.set(key, (left.get(key) ?? 0) + 1);
  return after.flatMap(({ key, diagnostic }) => {
    const count = left.get(key) ?? 0;
    left.set(key, count - 1);
    return count > 0 ? [] : [diagnostic];
  });
}
