import { relative } from "node:path";
import type { GenerationReport } from "@maze/pipeline";
import type { CliIo } from "../../cli-io.ts";
import type { CommandResult, GlobalOptions } from "../../command.ts";
import { CliExitCode } from "../../exit-code.ts";
import { stopIfInterrupted } from "../../interruption.ts";
import { manifestWarnings } from "../../manifest-warnings.ts";
import { openProject } from "../../open-project.ts";
import { createProgressLine } from "../../progress-line.ts";
import { createPaint } from "../../terminal-text.ts";
import { writeOutput } from "../../write-output.ts";
import type { GenerateOptions } from "./command.ts";
import { renderGeneration } from "./render.ts";
import { reportText, saveResult } from "./save-result.ts";
import { readTargets } from "./targets.ts";

/** Fills holes or writes a new function; the project changes only with `--write`. */
export async function runGenerate(
  io: CliIo,
  task: string | undefined,
  options: GlobalOptions & GenerateOptions,
): Promise<CommandResult> {
  const project = openProject(io, options);
  const progress = createProgressLine(io, options);
  try {
    const targets = await readTargets(task, options, io.cwd, project.readExamples);
    const report = await project.maze.generate(
      { targets, engine: options.provider, language: options.language, top: options.top },
      { ...project.context, onProgress: progress.show },
    );
    progress.clear();
    await stopIfInterrupted(io.signal);
    // The result is kept first, so that it is not lost where it cannot be written.
    const kept = project.config.generate.saveResults ? saveResult(report, project.directory) : undefined;
    const saved = kept === undefined || "refused" in kept ? undefined : kept;
    const output = options.output === undefined ? undefined : saveOutput(report, io.cwd, options.output);
    const written = options.write === true ? await project.maze.write(report.edits, project.context) : [];
    const verified = report.tasks.every((entry) => entry.chosen !== undefined && entry.outcome.status === "verified");
    const anything = report.tasks.length === 0 || report.edits.length > 0;
    const failed = options.strict === true ? !verified : !anything && options.all !== true;
    const shownDiff = output !== undefined && !output.endsWith(".json") ? output : saved?.diffFile;
    const places = {
      written,
      diffFile: shownDiff === undefined || report.diff === "" ? undefined : relative(io.cwd, shownDiff) || shownDiff,
    };
    return {
      document: { schema: "maze.generate/v1", report, written, saved: saved ?? null, output: output ?? null },
      text: renderGeneration(report, places, createPaint(io.colour), options.top ?? 1),
      exitCode: failed ? CliExitCode.no : CliExitCode.done,
      warnings: [
        ...(await manifestWarnings(project.directory)),
        ...report.stages.flatMap((stage) =>
          stage.status === "skipped" ? [`skipped ${stage.stage}: ${stage.reason?.message ?? ""}`] : [],
        ),
        ...(kept !== undefined && "refused" in kept
          ? [`the result was not kept: ${kept.refused}; --output saves it to a file of your choice`]
          : []),
      ],
      changed: written.length > 0 || output !== undefined,
    };
  } finally {
    progress.clear();
    await project.close();
  }
}

/** The report for a name that ends in `.json`, the diff otherwise. */
function saveOutput(report: GenerationReport, cwd: string, output: string): string {
  return writeOutput(cwd, output, output.endsWith(".json") ? reportText(report) : report.diff);
}
