import { readFile } from "node:fs/promises";
import { join } from "node:path";
import {
  type Diagnostic,
  type LanguageAdapter,
  type Validator,
  createTextIndex,
  jsonFault,
  parseData,
} from "@maze/core";
import { z } from "zod";
import { languageOf } from "../source-files.ts";
import { countOf, createStage, judged, skipped } from "../stage.ts";
import { parseGuarded, TOO_DEEP } from "./parse-guarded.ts";
import { parserVersion } from "./parser-version.ts";

/** JSON with comments and trailing commas is what compilers and editors call JSON in these files. */
const relaxedFiles =
  /(?:^|\/)(?:[tj]sconfig.*|\.?eslintrc|\.babelrc|\.swcrc|settings|launch|extensions|tasks|biome|api-extractor)\.json$|\.jsonc$/;

export const syntaxValidatorOptionsSchema = z.strictObject({
  enabled: z.boolean().default(true),
  /** Read the files of other languages, by their extension; asked for when there is such a file. */
  adapters: z.custom<() => Promise<readonly LanguageAdapter[]>>().optional(),
});
export type SyntaxValidatorOptions = z.input<typeof syntaxValidatorOptionsSchema>;

/**
 * The stage `syntax`: TypeScript, JavaScript and JSON files parse, and files of other languages as far as an adapter reads
 * them. Files that nothing reads are not looked at, which the scope says.
 */
export function createSyntaxValidator(options: SyntaxValidatorOptions = {}): Validator {
  const { enabled, adapters } = parseData(syntaxValidatorOptionsSchema, options, "options of createSyntaxValidator");
  return createStage({
    id: "syntax",
    enabled,
    async run({ directory, files }, { signal }) {
      const others = files.filter((file) => languageOf(file) === undefined);
      const byAdapter = await adaptersFor(others, adapters);
      const known = files.filter((file) => languageOf(file) !== undefined || byAdapter.has(file));
      if (known.length === 0) {
        return skipped("no-parser", files.length === 0 ? "no file was given" : `no parser for ${files.join(", ")}`);
      }
      const found = await Promise.all(
        known.map(async (file) => {
          const source = await readSource(directory, file);
          const adapter = byAdapter.get(file);
          if (adapter !== undefined && typeof source === "string")
            return adapter.read({ path: file, text: source }).diagnostics;
          return syntaxErrors(file, source, signal);
        }),
      );
      const left = files.length - known.length;
      const scope = countOf(known.length, "file") + (left === 0 ? "" : `, ${String(left)} of unknown language`);
      const tools = new Set([...byAdapter.values()].map(({ id }) => id));
      if (byAdapter.size < known.length) tools.add(`oxc-parser ${await parserVersion()}`);
      return judged(found.flat(), { tool: [...tools].sort().join(", "), scope });
    },
  });
}

/** The adapter of each file that one can read, ready to do so. */
async function adaptersFor(
  files: readonly string[],
  adapters: (() => Promise<readonly LanguageAdapter[]>) | undefined,
): Promise<Map<string, LanguageAdapter>> {
  const found = new Map<string, LanguageAdapter>();
  if (adapters === undefined || files.length === 0) return found;
  const known = await adapters();
  for (const file of files) {
    const adapter = known.find(({ extensions }) => extensions.some((extension) => file.endsWith(extension)));
    if (adapter !== undefined) found.set(file, adapter);
  }
  for (const adapter of new Set(found.values())) await adapter.prepare?.();
  return found;
}

/** A file that cannot be read is a finding: somebody named it. */
async function readSource(directory: string, file: string): Promise<string | { unreadable: string }> {
  return readFile(join(directory, file), "utf8").catch((cause: unknown) => ({
    unreadable: cause instanceof Error ? cause.message : String(cause),
  }));
}

async function syntaxErrors(
  file: string,
  source: string | { unreadable: string },
  signal: AbortSignal | undefined,
): Promise<Diagnostic[]> {
  const base = { source: "syntax", severity: "error", file } as const;
  if (typeof source !== "string") return [{ ...base, code: "unreadable", message: source.unreadable }];
  const index = createTextIndex(source);
  if (languageOf(file) === "json") {
    const fault = jsonFault(source, { comments: relaxedFiles.test(file) });
    return fault === undefined
      ? []
      : [{ ...base, code: "json", message: fault.message, span: index.spanOf(fault.at, fault.at) }];
  }
  const parsed = await parseGuarded(file, source, signal);
  if (parsed === undefined) return [{ ...base, ...TOO_DEEP }];
  return parsed.errors.map(({ message, labels, helpMessage }): Diagnostic => {
    const [label] = labels;
    const place = label === undefined ? {} : { span: index.spanOf(label.start, label.end) };
    return { ...base, code: "parse", message, ...place, ...(helpMessage === null ? {} : { hint: helpMessage }) };
  });
}
