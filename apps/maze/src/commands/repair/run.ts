import { formatDiagnostic } from "@maze/core";
import { repairLeftSomething, type ProjectRepairReport } from "@maze/pipeline";
import type { CliIo } from "../../cli-io.ts";
import type { CommandResult, GlobalOptions } from "../../command.ts";
import { existingFile } from "../../existing-file.ts";
import { CliExitCode } from "../../exit-code.ts";
import { stopIfInterrupted } from "../../interruption.ts";
import { openProject } from "../../open-project.ts";
import { createProgressLine } from "../../progress-line.ts";
import { columns, createPaint, duration, type Paint } from "../../terminal-text.ts";
import { readTexts } from "../../read-texts.ts";
import type { RepairOptions } from "./command.ts";

/** What ended a search before it ran out of ideas. */
const endOf = {
  time: "the time was up, and --budget gives it more",
  attempts: "as many texts were tried as one file may cost; run it again on what --write has written",
} as const;

/** Mends files of the project; with `--write` the result is written. */
export async function runRepair(
  io: CliIo,
  paths: readonly string[],
  options: GlobalOptions & RepairOptions,
): Promise<CommandResult> {
  const project = openProject(io, options);
  const progress = createProgressLine(io, options);
  try {
    const files = [...new Set(await Promise.all(paths.map((path) => existingFile(project.directory, io.cwd, path))))];
    const request = { files, allowAny: options.allowAny, timeMs: options.budget };
    const report = await project.maze.repair(request, { ...project.context, onProgress: progress.show });
    progress.clear();
    await stopIfInterrupted(io.signal);
    const written =
      options.write === true && report.edits.length > 0 ? await project.maze.write(report.edits, project.context) : [];
    const texts = new Map([
      ...(await readTexts(project.directory, files)),
      ...report.edits.map(({ file, newText }) => [file, newText] as const),
    ]);
    return {
      document: { schema: "maze.repair/v1", report, written },
      text: renderRepair(report, texts, written, createPaint(io.colour)),
      exitCode: repairLeftSomething(report) ? CliExitCode.no : CliExitCode.done,
      changed: written.length > 0,
      warnings: [
        ...report.files.flatMap(({ file, stopped, left }) =>
          stopped === undefined ? [] : [`${file}: ${String(left.length)} errors are left; ${endOf[stopped]}`],
        ),
        ...report.stages.flatMap((stage) =>
          stage.status === "skipped" ? [`skipped ${stage.stage}: ${stage.reason?.message ?? ""}`] : [],
        ),
      ],
    };
  } finally {
    progress.clear();
    await project.close();
  }
}

function renderRepair(
  report: ProjectRepairReport,
  texts: ReadonlyMap<string, string>,
  written: readonly string[],
  paint: Paint,
): string {
  const left = report.files.flatMap(({ left: errors }) => errors);
  const rows = report.files.map(({ file, status, found, left: errors, steps }) => [
    status === "clean" || status === "repaired" ? paint.good(status) : paint.bad(status),
    file,
    `${String(found.length)} found, ${String(errors.length)} left`,
    steps.map(({ rule }) => rule).join(", "),
  ]);
  return [
    ...(report.diff === "" ? [] : [report.diff.trimEnd(), ""]),
    ...left.map((error) => formatDiagnostic(error, texts.get(error.file ?? ""))),
    ...report.refused.map(({ message }) => `${paint.bad("refused")}: ${message}`),
    ...columns(rows),
    ...columns(
      report.stages.map(({ stage, status, tool = "", reason, durationMs }) => [
        status === "passed" ? paint.good(status) : status === "failed" ? paint.bad(status) : paint.warn(status),
        stage,
        tool,
        paint.dim(duration(durationMs)),
        reason?.message ?? "",
      ]),
    ),
    ...(written.length === 0 ? [] : [`Written: ${written.join(", ")}`]),
    ...(written.length === 0 && report.edits.length > 0 ? ["Nothing was written; --write writes it."] : []),
    `${paint.strong(repairLeftSomething(report) ? "something is left" : "nothing is left")} in ${duration(report.totalMs)}`,
  ].join("\n");
}
