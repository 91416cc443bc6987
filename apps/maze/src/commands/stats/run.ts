import { summarizeStatistics, type StatisticsSummary } from "@maze/telemetry";
import type { CliIo } from "../../cli-io.ts";
import type { CommandResult, GlobalOptions } from "../../command.ts";
import { CliExitCode } from "../../exit-code.ts";
import { openProject } from "../../open-project.ts";
import { columns, createPaint, duration, type Paint } from "../../terminal-text.ts";
import type { StatsOptions } from "./command.ts";

/** What was recorded in this project, over all runs. */
export async function runStats(io: CliIo, options: GlobalOptions & StatsOptions): Promise<CommandResult> {
  const project = openProject(io, options);
  try {
    const statistics = project.telemetry.statistics.read();
    const summary = summarizeStatistics(statistics.totals);
    const chosen = {
      runs: statistics.runs,
      counters: summary.counters,
      errors: summary.errors,
      ...(options.showPerformance === true ? { performance: summary.distributions } : {}),
      ...(options.showCache === true ? { caches: summary.caches } : {}),
      ...(options.showPatterns === true ? { patterns: summary.libraryCalls } : {}),
    };
    return {
      document: { schema: "maze.stats/v1", file: project.telemetry.statistics.path, ...chosen },
      text: renderStatistics(statistics.runs, summary, options, createPaint(io.colour)),
      exitCode: CliExitCode.done,
    };
  } finally {
    await project.close();
  }
}

function renderStatistics(runs: number, summary: StatisticsSummary, options: StatsOptions, paint: Paint): string {
  if (runs === 0) return "Nothing was recorded in this project yet.";
  const labels = (of: Readonly<Record<string, string>>): string =>
    Object.entries(of)
      .map(([name, value]) => `${name}=${value}`)
      .join(" ");
  const section = (title: string, rows: readonly (readonly string[])[], none: string): string[] => [
    "",
    paint.strong(title),
    ...(rows.length === 0 ? [`  ${none}`] : columns(rows, "  ")),
  ];
  return [
    `${String(runs)} recorded ${runs === 1 ? "run" : "runs"}`,
    ...section(
      "Counts",
      summary.counters.map(({ name, labels: of, value }) => [name, labels(of), String(value)]),
      "none",
    ),
    ...(summary.errors.length === 0
      ? []
      : section(
          "Errors",
          summary.errors.map(({ type, count }) => [type, String(count)]),
          "none",
        )),
    ...(options.showPerformance === true
      ? section(
          "Performance",
          [
            ["room", "", "n", "p50", "p90", "p99", "max"],
            ...summary.distributions.map(({ name, labels: of, count, p50, p90, p99, max }) => [
              name,
              labels(of),
              String(count),
              ...[p50, p90, p99, max].map(duration),
            ]),
          ],
          "no durations were recorded",
        )
      : []),
    ...(options.showCache === true
      ? section(
          "Caches",
          summary.caches.map(({ cache, hits, misses, hitRate }) => [
            cache,
            `${String(hits)} hits`,
            `${String(misses)} misses`,
            `${(hitRate * 100).toFixed(1)} %`,
          ]),
          "no cache was asked",
        )
      : []),
    ...(options.showPatterns === true
      ? section(
          "Library calls in accepted code",
          summary.libraryCalls.map(({ module, name, count }) => [`${module}#${name}`, String(count)]),
          "none",
        )
      : []),
  ].join("\n");
}
