import { formatDiagnostic, type StageResult } from "@maze/core";
import { filesRefused, type FilesReport } from "@maze/pipeline";
import type { CliIo } from "../../cli-io.ts";
import type { CommandResult, GlobalOptions } from "../../command.ts";
import { existingFile } from "../../existing-file.ts";
import { CliExitCode } from "../../exit-code.ts";
import { stopIfInterrupted } from "../../interruption.ts";
import { manifestWarnings } from "../../manifest-warnings.ts";
import { openProject } from "../../open-project.ts";
import { createProgressLine } from "../../progress-line.ts";
import { readTexts } from "../../read-texts.ts";
import { columns, createPaint, duration, type Paint } from "../../terminal-text.ts";
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
    const files = await Promise.all(paths.map((path) => existingFile(project.directory, io.cwd, path)));
    const request = { files, typeCheck: options.typeCheck, runTests: options.runTests, fix: options.fix };
    const report = await project.maze.validate(request, { ...project.context, onProgress: progress.show });
    progress.clear();
    await stopIfInterrupted(io.signal);
    const refused = filesRefused(report);
    const written =
      report.fixes === undefined || report.fixes.edits.length === 0
        ? []
        : await project.maze.write(report.fixes.edits, project.context);
    const stages = [...report.outcome.stages, ...(report.fixes?.stages ?? [])];
    const missing = report.outcome.stages.some((stage) => stage.status === "skipped");
    return {
      document: { schema: "maze.validate/v1", report, written },
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
        paint.dim(duration(stage.durationMs)),
        stage.reason?.message ?? "",
      ]),
    ),
    ...(written.length === 0 ? [] : [`Fixed: ${written.join(", ")}`]),
    `${paint.strong(report.outcome.status)} in ${duration(report.totalMs)}`,
  ].join("\n");
}
