import { relative, resolve } from "node:path";
import type { Diagnostic, IsolatedResult, Isolation, OperationContext } from "@maze/core";
import { type InstalledPackage, findInstalled, programOf } from "../project/installed-package.ts";
import { type Manifest, declares } from "../project/manifest.ts";
import { runEnvironment } from "../run-environment.ts";
import { type SourceReader, createSourceReader } from "../source-files.ts";
import { type Finding, countOf, judged, skipped } from "../stage.ts";
import { type SourceTool, type ToolFinding, hasConfiguration } from "./source-tool.ts";

/** One run of a tool on files of a scratch copy. */
export interface SourceToolRun {
  readonly isolation: Isolation;
  readonly directory: string;
  readonly files: readonly string[];
  readonly args: readonly string[];
  readonly timeoutMs: number;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** Runs a tool and reads what it found; skipped where it did not run to its end. */
export async function runSourceTool(
  tool: SourceTool,
  found: InstalledPackage,
  run: SourceToolRun,
  context: OperationContext,
): Promise<Finding> {
  const name = `${tool.id} ${found.version}`;
  const program = programOf(found, tool.programs);
  if (program === undefined) return skipped("tool-missing", `${tool.id} has no program`, { tool: name });
  const result = await run.isolation.run(
    {
      program: process.execPath,
      args: [program, ...run.args],
      directory: run.directory,
      env: runEnvironment(run.environment),
      limits: { wallMs: run.timeoutMs },
      writable: [run.directory],
    },
    context,
  );
  if (result.limitHit !== undefined) {
    return skipped("timeout", `${name} did not finish within ${String(run.timeoutMs)} ms`, { tool: name });
  }
  const findings = readFindings(tool, result);
  if (findings === undefined) {
    const said = (result.stderr.trim() || result.stdout.trim()).split("\n").slice(0, 2).join(" ");
    const message = `${name} ended with ${String(result.exitCode ?? result.signal)}: ${said}`;
    return skipped("tool-failed", message, { tool: name });
  }
  const reader = createSourceReader(run.directory);
  const diagnostics = await Promise.all(findings.map((one) => toDiagnostic(tool.id, one, run.directory, reader)));
  return judged(diagnostics, { tool: name, scope: countOf(run.files.length, "file") });
}

/** The package of a tool that the project asks for, has configured and has installed. */
export async function usedPackage(
  tool: SourceTool,
  directory: string,
  manifests: readonly Manifest[],
): Promise<InstalledPackage | undefined> {
  if (!declares(manifests, tool.package)) return undefined;
  const configured =
    tool.configuration === undefined ||
    manifests.some((manifest) => tool.isConfiguredIn?.(manifest) === true) ||
    (await hasConfiguration(directory, tool.configuration));
  return configured ? findInstalled(directory, tool.package) : undefined;
}

function readFindings(tool: SourceTool, result: IsolatedResult): ToolFinding[] | undefined {
  try {
    return tool.read(result);
  } catch {
    // Its report cannot be read: it did not run as it should.
    return undefined;
  }
}

/** Places are those of the corrected files. */
async function toDiagnostic(
  source: string,
  found: ToolFinding,
  directory: string,
  reader: SourceReader,
): Promise<Diagnostic> {
  const { severity, code, message, line = 0, column = 0 } = found;
  const base: Diagnostic = { source, severity, code, message };
  if (found.file === undefined) return base;
  const file = relative(directory, resolve(directory, found.file)).replaceAll("\\", "/");
  const span = await reader.wordAt(file, line, column);
  return span === undefined ? { ...base, file } : { ...base, file, span };
}
