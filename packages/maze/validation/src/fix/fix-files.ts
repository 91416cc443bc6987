import { readFile } from "node:fs/promises";
import { join, relative, resolve } from "node:path";
import {
  type Diagnostic,
  type FileEdit,
  type IsolatedResult,
  type Isolation,
  type OperationContext,
  type StageResult,
  parseData,
  projectPathSchema,
  textHash,
} from "@maze/core";
import { createIsolation } from "@maze/sandbox";
import { z } from "zod";
import { type InstalledPackage, findInstalled, programOf } from "../project/installed-package.ts";
import { type Manifest, declares, manifestsFrom } from "../project/manifest.ts";
import { runEnvironment } from "../run-environment.ts";
import { createScratchCopy } from "../scratch/create-scratch-copy.ts";
import { type Finding, countOf, judged, skipped } from "../stage.ts";
import { type SourceReader, createSourceReader } from "../source-files.ts";
import { type Fixer, type LeftFinding, hasConfiguration } from "./fixer.ts";
import { fixers } from "./fixers.ts";

export const fixFilesOptionsSchema = z.strictObject({
  /** Absolute path of the project. */
  directory: z.string().min(1),
  /** Relative to the project, with `/`. */
  files: z.array(projectPathSchema),
  /** Milliseconds for one run of a tool. */
  timeoutMs: z.int().positive().default(60_000),
  isolation: z.custom<Isolation>().optional(),
  environment: z.record(z.string(), z.string().optional()).default({}),
});
export type FixFilesOptions = z.input<typeof fixFilesOptionsSchema>;

/** What the tools of a project correct by themselves. */
export interface Fixes {
  /** One for each tool, `fix-eslint` and so on; one skipped `fix` where the project has none. */
  readonly stages: StageResult[];
  /** The corrected files; nothing is written. */
  readonly edits: FileEdit[];
}

/**
 * Lets the linter and the formatter that a project uses correct files, in a scratch copy, and answers the changes.
 *
 * @throws {MazeError} MAZE_VALIDATION_NO_PROJECT, MAZE_CORE_ABORTED
 */
export async function fixFiles(options: FixFilesOptions, context: OperationContext = {}): Promise<Fixes> {
  const settings = parseData(fixFilesOptionsSchema, options, "options of fixFiles");
  const isolation = settings.isolation ?? createIsolation({ level: "none" });
  const copy = await createScratchCopy({ directory: settings.directory }, context);
  try {
    const { directory } = copy;
    const manifests = await manifestsFrom(directory);
    const stages: StageResult[] = [];
    for (const fixer of fixers) {
      const began = performance.now();
      const found = await usedPackage(fixer, directory, manifests);
      if (found === undefined) continue;
      const finding = await runFixer(fixer, found, directory);
      stages.push({ stage: `fix-${fixer.id}`, ...finding, durationMs: performance.now() - began });
    }
    if (stages.length === 0) {
      const names = fixers.map(({ id }) => id).join(", ");
      stages.push({ stage: "fix", ...skipped("no-fixer", `the project uses none of ${names}`), durationMs: 0 });
    }
    return { stages, edits: await changes(settings.directory, directory, settings.files) };
  } finally {
    await copy.dispose();
  }

  async function runFixer(fixer: Fixer, found: InstalledPackage, directory: string): Promise<Finding> {
    const tool = `${fixer.id} ${found.version}`;
    const program = programOf(found, fixer.programs);
    if (program === undefined) return skipped("fixer-missing", `${fixer.id} has no program`, { tool });
    const result = await isolation.run(
      {
        program: process.execPath,
        args: [program, ...fixer.args(settings.files)],
        directory,
        env: runEnvironment(settings.environment),
        limits: { wallMs: settings.timeoutMs },
        writable: [directory],
      },
      context,
    );
    if (result.limitHit !== undefined) {
      return skipped("timeout", `${tool} did not finish within ${String(settings.timeoutMs)} ms`, { tool });
    }
    const left = readFindings(fixer, result);
    if (left === undefined) {
      const said = result.stderr.trim().split("\n").slice(0, 2).join(" ");
      return skipped("fixer-failed", `${tool} ended with ${String(result.exitCode ?? result.signal)}: ${said}`, {
        tool,
      });
    }
    const reader = createSourceReader(directory);
    const diagnostics = await Promise.all(left.map((one) => toDiagnostic(fixer.id, one, directory, reader)));
    return judged(diagnostics, { tool, scope: countOf(settings.files.length, "file") });
  }
}

/** The package of a tool that the project asks for, has configured and has installed. */
async function usedPackage(
  fixer: Fixer,
  directory: string,
  manifests: readonly Manifest[],
): Promise<InstalledPackage | undefined> {
  if (!declares(manifests, fixer.package)) return undefined;
  const configured =
    fixer.configuration === undefined ||
    manifests.some((manifest) => fixer.isConfiguredIn?.(manifest) === true) ||
    (await hasConfiguration(directory, fixer.configuration));
  return configured ? findInstalled(directory, fixer.package) : undefined;
}

function readFindings(fixer: Fixer, result: IsolatedResult): LeftFinding[] | undefined {
  try {
    return fixer.read(result);
  } catch {
    // Its report cannot be read: it did not run as it should.
    return undefined;
  }
}

/** Places are those of the corrected files. */
async function toDiagnostic(
  source: string,
  left: LeftFinding,
  directory: string,
  reader: SourceReader,
): Promise<Diagnostic> {
  const { severity, code, message, line = 0, column = 0 } = left;
  const base: Diagnostic = { source, severity, code, message };
  if (left.file === undefined) return base;
  const file = relative(directory, resolve(directory, left.file)).replaceAll("\\", "/");
  const span = await reader.wordAt(file, line, column);
  return span === undefined ? { ...base, file } : { ...base, file, span };
}

async function changes(project: string, copy: string, files: readonly string[]): Promise<FileEdit[]> {
  const edits = await Promise.all(
    files.map(async (file): Promise<FileEdit[]> => {
      const [before, after] = await Promise.all([readFile(join(project, file)), readFile(join(copy, file))]);
      if (before.equals(after)) return [];
      return [{ file, newText: after.toString("utf8"), baseHash: textHash(before) }];
    }),
  );
  return edits.flat();
}
