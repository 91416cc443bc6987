import { relative } from "node:path";
import type { CliIo } from "../../cli-io.ts";
import type { CommandResult, GlobalOptions } from "../../command.ts";
import { CliExitCode } from "../../exit-code.ts";
import { openProject } from "../../open-project.ts";
import { createProgressLine } from "../../progress-line.ts";
import { createPaint } from "../../terminal-text.ts";
import type { GenerateOptions } from "./command.ts";
import { renderGeneration } from "./render.ts";
import { saveResult, writeOutput } from "./save-result.ts";
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
    const written = options.write === true ? await project.maze.write(report.edits) : [];
    const output = options.output === undefined ? undefined : await writeOutput(report, io.cwd, options.output);
    const saved = project.config.generate.saveResults
      ? await saveResult(report, project.directory, io.temporaryDirectory)
      : undefined;
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
      warnings: report.stages.flatMap((stage) =>
        stage.status === "skipped" ? [`skipped ${stage.stage}: ${stage.reason?.message ?? ""}`] : [],
      ),
    };
  } finally {
    progress.clear();
    await project.close();
  }
}
