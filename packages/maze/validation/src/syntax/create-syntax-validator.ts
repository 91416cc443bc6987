import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type Diagnostic, type Validator, createTextIndex, jsonFault, parseData } from "@maze/core";
import { z } from "zod";
import { languageOf } from "../source-files.ts";
import { countOf, createStage, judged, skipped } from "../stage.ts";
import { parseGuarded, TOO_DEEP } from "./parse-guarded.ts";
import { parserVersion } from "./parser-version.ts";

/** JSON with comments and trailing commas is what compilers and editors call JSON in these files. */
const relaxedFiles =
  /(?:^|\/)(?:[tj]sconfig.*|\.?eslintrc|\.babelrc|\.swcrc|settings|launch|extensions|tasks|biome|api-extractor)\.json$|\.jsonc$/;

export const syntaxValidatorOptionsSchema = z.strictObject({ enabled: z.boolean().default(true) });
export type SyntaxValidatorOptions = z.input<typeof syntaxValidatorOptionsSchema>;

/** The stage `syntax`: TypeScript, JavaScript and JSON files parse. Files of other languages are not looked at. */
export function createSyntaxValidator(options: SyntaxValidatorOptions = {}): Validator {
  const { enabled } = parseData(syntaxValidatorOptionsSchema, options, "options of createSyntaxValidator");
  return createStage({
    id: "syntax",
    enabled,
    async run({ directory, files }, { signal }) {
      const known = files.filter((file) => languageOf(file) !== undefined);
      if (known.length === 0) {
        return skipped("no-parser", files.length === 0 ? "no file was given" : `no parser for ${files.join(", ")}`);
      }
      const found = await Promise.all(
        known.map(async (file) => syntaxErrors(file, await readSource(directory, file), signal)),
      );
      const left = files.length - known.length;
      const scope = countOf(known.length, "file") + (left === 0 ? "" : `, ${String(left)} of unknown language`);
      return judged(found.flat(), { tool: `oxc-parser ${await parserVersion()}`, scope });
    },
  });
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
