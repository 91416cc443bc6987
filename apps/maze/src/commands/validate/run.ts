import { formatDiagnostic, MazeError, type StageResult } from "@maze/core";
import { filesRefused, type FilesReport } from "@maze/pipeline";
import type { CliIo } from "../../cli-io.ts";
import type { CommandResult, GlobalOptions } from "../../command.ts";
import { existingFile } from "../../existing-file.ts";
import { CliExitCode } from "../../exit-code.ts";
import { stopIfInterrupted } from "../../interruption.ts";
import { manifestWarnings } from "../../manifest-warnings.ts";
import { openProject, type OpenProject } from "../../open-project.ts";
import { createProgressLine } from "../../progress-line.ts";
import { readTexts } from "../../read-texts.ts";
import { columns, createPaint, duration, type Paint } from "../../terminal-text.ts";
import { version } from "../../version.ts";
import { writeOutput } from "../../write-output.ts";
import type { ValidateOptions } from "./command.ts";

/** Judges files of the project; with `--fix` the fixes that its own tools offer are written. */
export async function runValidate(
  io: CliIo,
  paths: readonly string[],
  options: GlobalOptions & ValidateOptions,
): Promise<CommandResult> {
  const project = openProject(io, options);
  const progress = createProgressLine(io, options);
  try {
    const files = await filesOf(project, io, paths, options.since);
    const { typeCheck, runTests, fix, lint } = options;
    // Whoever names a validator of their own in their configuration wants to hear it.
    const external = project.config.validation.external.map(({ id }) => id);
    const security = project.config.validation.security && files.some((file) => /\.[cm]?[jt]sx?$/.test(file));
    const request = { files, typeCheck, runTests, fix, lint, stages: [...(security ? ["security"] : []), ...external] };
    const report = await project.maze.validate(request, { ...project.context, onProgress: progress.show });
    progress.clear();
    await stopIfInterrupted(io.signal);
    const refused = filesRefused(report);
    const written =
      report.fixes === undefined || report.fixes.edits.length === 0
        ? []
        : await project.maze.write(report.fixes.edits, project.context);
    const stages = [...report.outcome.stages, ...(report.fixes?.stages ?? [])];
    const sarif =
      options.sarif === undefined ? null : writeOutput(io.cwd, options.sarif, await sarifText(stages, version));
    const missing = report.outcome.stages.some((stage) => stage.status === "skipped");
    return {
      document: { schema: "maze.validate/v1", report, written, sarif },
      text: renderFiles(
        report,
        await readTexts(project.directory, filesWithFindings(report)),
        written,
        createPaint(io.colour),
      ),
      exitCode: refused ? CliExitCode.no : missing ? CliExitCode.missing : CliExitCode.done,
      changed: written.length > 0,
      warnings: [
        ...(await manifestWarnings(project.directory)),
        ...stages.flatMap((stage) =>
          stage.status === "skipped" ? [`skipped ${stage.stage}: ${stage.reason?.message ?? ""}`] : [],
        ),
      ],
    };
  } finally {
    progress.clear();
    await project.close();
  }
}

const filesWithFindings = (report: FilesReport): Set<string> =>
  new Set(report.outcome.stages.flatMap(({ diagnostics }) => diagnostics.flatMap(({ file }) => file ?? [])));

/** The files that are named, and those that changed since a revision as far as a stage can read them. */
async function filesOf(
  project: OpenProject,
  io: CliIo,
  paths: readonly string[],
  since: string | undefined,
): Promise<string[]> {
  const named = await Promise.all(paths.map((path) => existingFile(project.directory, io.cwd, path)));
  if (since === undefined) {
    if (named.length > 0) return named;
    throw new MazeError({
      code: "MAZE_CLI_USAGE",
      message: "nothing to validate: neither a file nor --since was given",
      hint: "Name files, or give --since with a revision such as HEAD or main.",
    });
  }
  const [{ changedSince, isReadable }, { defaultAdapters }] = await Promise.all([
    import("@maze/validation"),
    import("@maze/indexer"),
  ]);
  const extensions = defaultAdapters().flatMap((adapter) => adapter.extensions);
  const changed = await changedSince(project.directory, since, project.context);
  const read = changed.filter((file) => isReadable(file) || extensions.some((extension) => file.endsWith(extension)));
  return [...new Set([...named, ...read])];
}

async function sarifText(stages: readonly StageResult[], version: string): Promise<string> {
  const { sarifLog, securityRuleDescriptions } = await import("@maze/validation");
  return `${JSON.stringify(sarifLog({ stages, version, rules: securityRuleDescriptions }), null, 2)}\n`;
}

function renderFiles(
  report: FilesReport,
  texts: ReadonlyMap<string, string>,
  written: readonly string[],
  paint: Paint,
): string {
  const mark = (stage: StageResult): string =>
    ({ passed: paint.good("passed"), failed: paint.bad("failed"), skipped: paint.warn("skipped") })[stage.status];
  const stages = [...report.outcome.stages, ...(report.fixes?.stages ?? [])];
  return [
    ...stages.flatMap((stage) =>
      stage.diagnostics.map((diagnostic) => formatDiagnostic(diagnostic, texts.get(diagnostic.file ?? ""))),
    ),
    ...columns(
      stages.map((stage) => [
        mark(stage),
        stage.stage,
        stage.tool ?? "",
        stage.scope ?? "",
        paint.dim(stage.cached === true ? "cached" : duration(stage.durationMs)),
        stage.reason?.message ?? "",
      ]),
    ),
    ...(written.length === 0 ? [] : [`Fixed: ${written.join(", ")}`]),
    `${paint.strong(report.outcome.status)} in ${duration(report.totalMs)}`,
  ].join("\n");
}
