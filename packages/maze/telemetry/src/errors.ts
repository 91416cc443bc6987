import { MazeError, type ErrorCodeEntry } from "@maze/core";

/** Codes that `@maze/telemetry` raises or warns with. A retired code is never given another meaning. */
export const telemetryErrorCodes = {
  MAZE_TELEMETRY_INVALID_NAME: {
    summary: "The name of a metric is not snake case, or too long.",
    hint: "Use a constant such as index_ms: small letters, digits and underscores, at most 100 of them.",
  },
  MAZE_TELEMETRY_INVALID_LABEL: {
    summary:
      "A label of a metric has a name that Prometheus cannot carry, a value that is no text, or there are too many.",
    hint: "Use at most 8 labels with snake case names other than le and quantile, and text as their values.",
  },
  MAZE_TELEMETRY_INVALID_VALUE: {
    summary: "A metric was given a value that it cannot hold.",
    hint: "Counters and histograms take finite numbers from 0, gauges any finite number.",
  },
  MAZE_TELEMETRY_KIND_CONFLICT: {
    summary: "One name was used for two kinds of metric, such as a counter and a histogram.",
    hint: "Give each metric its own name.",
  },
  MAZE_TELEMETRY_NAME_TAKEN: {
    summary: "Two metrics would have one name in the Prometheus text.",
    hint: "Rename one of them; counters gain _total, histograms _bucket, _sum and _count, and _ms becomes _seconds.",
  },
  MAZE_TELEMETRY_TOO_MANY_METRICS: {
    summary: "More metrics were named than may exist, which happens where a name is computed.",
    hint: "Use a constant name and put what varies into a label.",
  },
  MAZE_TELEMETRY_LOG_FAILED: {
    summary: "A log line could not be written.",
    hint: "Correct the path in telemetry.file, make room on the disk, or leave telemetry.file empty to log to stderr.",
  },
  MAZE_TELEMETRY_LOG_FILE_PLACE: {
    summary: "The configuration of a project names a log file that it may not choose.",
    hint: "Name a .log file below .maze in the project's configuration, or set telemetry.file in your own configuration.",
  },
  MAZE_TELEMETRY_STATISTICS_UNWRITABLE: {
    summary: "The statistics of the project could not be written, so this run is not counted.",
    hint: "Make the .maze directory of the project writable, or set telemetry.statistics to false.",
  },
  MAZE_TELEMETRY_STATISTICS_UNREADABLE: {
    summary: "The statistics of the project could not be read.",
    hint: "Make the .maze directory of the project readable for you.",
  },
  MAZE_TELEMETRY_STATISTICS_BUSY: {
    summary: "Another process held the statistics of the project for too long.",
    hint: "Run it again; look for a process that hangs if it comes back.",
  },
  MAZE_TELEMETRY_STATISTICS_DAMAGED: {
    summary: "The statistics file was damaged or not written by this program; it was kept under another name.",
    hint: "Statistics start again from zero. Delete the kept file when you do not need it.",
  },
  MAZE_TELEMETRY_STATISTICS_NEWER: {
    summary: "The statistics file was written by a newer version and is left alone.",
    hint: "Update this program, or move the file away to start again from zero.",
  },
  MAZE_TELEMETRY_STATISTICS_LINKED: {
    summary: "The directory of the statistics is a symbolic link, which is not followed.",
    hint: "Replace the link by a directory.",
  },
} as const satisfies Record<string, ErrorCodeEntry>;

export type TelemetryErrorCode = keyof typeof telemetryErrorCodes;

/** @internal */
export function telemetryError(
  code: TelemetryErrorCode,
  message: string,
  details: Readonly<Record<string, unknown>> = {},
): MazeError<TelemetryErrorCode> {
  return new MazeError({ code, message, hint: telemetryErrorCodes[code].hint, details });
}
