import {
  type Isolation,
  type OperationContext,
  type Validator,
  type ValidationRequest,
  contentHash,
  parseData,
} from "@maze/core";
import { createIsolation } from "@maze/sandbox";
import { z } from "zod";
import { runEnvironment } from "../run-environment.ts";
import { withScratch } from "../scratch/with-scratch.ts";
import { createSourceReader, languageOf } from "../source-files.ts";
import { type Finding, countOf, createStage, judged, skipped } from "../stage.ts";
import { type CompilerFinding, keyOf, parseCompilerOutput, toDiagnostic } from "./compiler-output.ts";
import { type CompilerRun, compilerRuns } from "./compiler-projects.ts";
import { type Compiler, findCompiler } from "./compiler.ts";

export const typesValidatorOptionsSchema = z.strictObject({
  /** Absolute path of the project without the edits: what is wrong there already does not fail an edit. */
  baseline: z.string().optional(),
  enabled: z.boolean().default(true),
  /** Milliseconds for one run of the compiler. */
  timeoutMs: z.int().positive().default(120_000),
  isolation: z.custom<Isolation>().optional(),
  /** Where allowed variables are taken from. */
  environment: z.record(z.string(), z.string().optional()).default({}),
});
export type TypesValidatorOptions = z.input<typeof typesValidatorOptionsSchema>;

interface Checked {
  findings: CompilerFinding[];
  files: Set<string>;
  /** Why the compiler gave no answer. */
  failure?: { code: string; message: string };
}

/**
 * The stage `types`: the whole project is checked by the compiler that it installs (ours where it has none). With a
 * baseline and edits, only errors that the project did not have before fail the stage; the others are reported as `info`.
 */
export function createTypesValidator(options: TypesValidatorOptions = {}): Validator {
  const settings = parseData(typesValidatorOptionsSchema, options, "options of createTypesValidator");
  const isolation = settings.isolation ?? createIsolation({ level: "none" });
  const baselines = new Map<string, Promise<Checked>>();

  async function check(
    compiler: Compiler,
    runs: readonly CompilerRun[],
    directory: string,
    context: OperationContext,
  ): Promise<Checked> {
    const checked: Checked = { findings: [], files: new Set() };
    for (const run of runs) {
      const result = await isolation.run(
        {
          program: process.execPath,
          args: [compiler.program, ...run.args],
          directory,
          env: runEnvironment(settings.environment),
          limits: { wallMs: settings.timeoutMs, outputBytes: 64 * 1024 * 1024 },
        },
        context,
      );
      if (result.limitHit !== undefined) {
        const message = `${compiler.tool} did not finish within ${String(settings.timeoutMs)} ms`;
        return { ...checked, failure: { code: "timeout", message } };
      }
      const { findings, files } = parseCompilerOutput(result.stdout, directory);
      if (result.exitCode !== 0 && findings.length === 0) {
        const said = `${result.stderr}\n${result.stdout}`.trim().split("\n").slice(0, 3).join(" ");
        return {
          ...checked,
          failure: {
            code: "compiler-failed",
            message: `${compiler.tool} ended with ${String(result.exitCode ?? result.signal)}: ${said}`,
          },
        };
      }
      checked.findings.push(...findings);
      for (const file of files) checked.files.add(file);
    }
    return checked;
  }

  /** Errors of the project as it was, checked once for each set of configurations. */
  function before(
    compiler: Compiler,
    project: string,
    files: readonly string[],
    key: string,
    context: OperationContext,
  ): Promise<Checked> {
    let baseline = baselines.get(key);
    if (baseline === undefined) {
      baseline = withScratch(project, context, async (copy) =>
        check(compiler, await compilerRuns(copy, files), copy, context),
      );
      baselines.set(key, baseline);
      baseline.catch(() => baselines.delete(key));
    }
    return baseline;
  }

  async function run(request: ValidationRequest, context: OperationContext): Promise<Finding> {
    return withScratch(request.directory, context, (directory) => runIn(directory, request, context));
  }

  async function runIn(
    directory: string,
    { files, edits }: ValidationRequest,
    context: OperationContext,
  ): Promise<Finding> {
    const runs = await compilerRuns(directory, files);
    if (runs.length === 0) return skipped("no-typescript", "there is no tsconfig.json and no TypeScript file to check");
    const compiler = await findCompiler(directory);
    if (compiler === undefined) return skipped("no-compiler", "no TypeScript compiler is installed");
    const { tool } = compiler;
    const checked = await check(compiler, runs, directory, context);
    if (checked.failure !== undefined) return { ...skipped(checked.failure.code, checked.failure.message), tool };
    const configurations = runs.map(({ name }) => name).join(", ");
    const own = [...checked.files].filter((file) => !file.startsWith("..") && !file.includes("node_modules/"));
    const scope = `${countOf(own.length, "file")} (${configurations})`;
    const failed = checked.findings.some(({ severity }) => severity === "error");
    const uncovered = files.filter((file) => languageOf(file) === "typescript" && !checked.files.has(file));
    if (!failed && own.length === 0) return skipped("nothing-checked", `${configurations} covers no file`, { tool });
    if (!failed && uncovered.length > 0) {
      return skipped("not-covered", `${configurations} does not cover ${uncovered.join(", ")}`, { tool, scope });
    }
    const { baseline } = settings;
    const comparable = failed && baseline !== undefined && edits.length > 0;
    const old = comparable ? await before(compiler, baseline, files, configurations, context) : undefined;
    const { fresh, known } = splitByBaseline(checked.findings, old?.findings ?? []);
    const reader = createSourceReader(directory);
    const diagnostics = await Promise.all([
      ...fresh.map((finding) => toDiagnostic(finding, reader)),
      ...known.map(async (finding) => ({
        ...(await toDiagnostic({ ...finding, severity: "info" }, reader)),
        hint: "It was there before the edit.",
      })),
    ]);
    return judged(diagnostics, {
      tool,
      scope: known.length === 0 ? scope : `${scope}, ${countOf(known.length, "old finding")}`,
    });
  }

  // A compiler reads nothing but files and its environment; another isolation may be anything.
  const reuse =
    settings.isolation === undefined && settings.enabled
      ? contentHash([settings.timeoutMs, runEnvironment(settings.environment)])
      : undefined;
  return createStage({ id: "types", after: ["syntax"], enabled: settings.enabled, ...(reuse && { reuse }), run });
}

/** A finding is known where the baseline has one of the same file, code and message; two need two. */
function splitByBaseline(
  findings: readonly CompilerFinding[],
  baseline: readonly CompilerFinding[],
): { fresh: CompilerFinding[]; known: CompilerFinding[] } {
  const left = new Map<string, number>();
  for (const finding of baseline) left.set(keyOf(finding), (left.get(keyOf(finding)) ?? 0) + 1);
  const fresh: CompilerFinding[] = [];
  const known: CompilerFinding[] = [];
  for (const finding of findings) {
    const count = left.get(keyOf(finding)) ?? 0;
    left.set(keyOf(finding), count - 1);
    (count > 0 ? known : fresh).push(finding);
  }
  return { fresh, known };
}
