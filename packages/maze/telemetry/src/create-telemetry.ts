import { join } from "node:path";
import { parseData, silentMetrics, type Logger, type Metrics } from "@maze/core";
import { telemetryConfigSection, type TelemetryConfig, type TelemetryConfigInput } from "./config-section.ts";
import { createLogger, type OwnedLogger } from "./log/create-logger.ts";
import { logFilePath } from "./log-file-path.ts";
import { createMetrics } from "./metrics/create-metrics.ts";
import type { MetricsSnapshot } from "./metrics/metrics-snapshot.ts";
import { createStatisticsStore, type StatisticsStore } from "./statistics/statistics-store.ts";

export interface TelemetryDependencies {
  /** What a relative log file is relative to. */
  readonly projectDirectory: string;
  /** Where statistics are kept; `.maze` of the project if it is not given. */
  readonly stateDirectory?: string | undefined;
  /** True where the user, and not the project, named the log file; only then may it lie anywhere. False if not given. */
  readonly trustLogFile?: boolean | undefined;
  /** Texts that must not be logged, such as the API key in use. */
  readonly secrets?: readonly string[] | undefined;
  /** Milliseconds since the epoch. */
  readonly now?: (() => number) | undefined;
  /** Stands for stderr. */
  readonly stderr?: ((text: string) => void) | undefined;
}

/** Where a program logs and counts. */
export interface Telemetry {
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly statistics: StatisticsStore;
  /** Everything that was counted since the start. */
  snapshot(): MetricsSnapshot;
  /**
   * Adds what was counted since the last time to the statistics; true where something was recorded. Where it cannot be
   * recorded a warning is logged, and the next call tries again.
   */
  save(): boolean;
  /** Ends the log. Statistics need no closing. */
  close(): void;
}

/**
 * Makes logger, metrics and statistics of one program as its configuration says.
 *
 * @throws {MazeError} MAZE_CORE_INVALID_DATA, MAZE_TELEMETRY_LOG_FILE_PLACE
 * @example
 * ```ts
 * import { mkdtempSync } from "node:fs";
 * import { tmpdir } from "node:os";
 * import { join } from "node:path";
 * import { createTelemetry } from "@maze/telemetry";
 * const projectDirectory = mkdtempSync(join(tmpdir(), "maze-"));
 * const lines: string[] = [];
 * const telemetry = createTelemetry(
 *   { level: "info" },
 *   { projectDirectory, now: () => 0, stderr: (line) => lines.push(line) },
 * );
 * telemetry.logger.info("indexed", { files: 3 });
 * lines; // => ["1970-01-01T00:00:00.000Z INFO  indexed files=3\n"]
 * telemetry.metrics.count("runs");
 * telemetry.save(); // => true
 * telemetry.statistics.read().totals.counters; // => [{ name: "runs", labels: {}, value: 1 }]
 * telemetry.close();
 * ```
 */
export function createTelemetry(config: TelemetryConfigInput, dependencies: TelemetryDependencies): Telemetry {
  const settings = parseData(telemetryConfigSection.schema, config, "telemetry configuration");
  const { projectDirectory, now = Date.now } = dependencies;
  const stateDirectory = dependencies.stateDirectory ?? join(projectDirectory, ".maze");
  const logger = createConfiguredLogger(settings, dependencies, stateDirectory);
  const onOverflow = (metric: string) => {
    logger.warn("a metric has too many combinations of labels; further ones are counted together", { metric });
  };
  const statistics = createStatisticsStore({
    directory: stateDirectory,
    now,
    onWarning: ({ message, code, hint }) => logger.warn(message, { code, hint }),
  });
  // Counts are kept in two halves, so that saving does not take them away from who watches this process.
  const unsaved = createMetrics({ onOverflow });
  const saved = createMetrics();

  return {
    logger,
    metrics: settings.metrics ? unsaved : silentMetrics,
    statistics,
    snapshot() {
      const all = createMetrics();
      all.merge(saved.snapshot());
      all.merge(unsaved.snapshot());
      return all.snapshot();
    },
    save() {
      const snapshot = unsaved.snapshot();
      const isEmpty = Object.values(snapshot).every((series) => series.length === 0);
      if (isEmpty || !settings.statistics || !statistics.record(snapshot)) return false;
      saved.merge(snapshot);
      unsaved.reset();
      return true;
    },
    close: () => logger.close(),
  };
}

function createConfiguredLogger(
  { level, format, file, redactKeys }: TelemetryConfig,
  { projectDirectory, trustLogFile = false, secrets = [], now, stderr }: TelemetryDependencies,
  stateDirectory: string,
): OwnedLogger {
  const place = { file, projectDirectory, stateDirectory, isTrusted: trustLogFile };
  return createLogger({
    level,
    format,
    destination:
      file === "" ? { kind: "stderr" } : { kind: "file", path: logFilePath(place), refuseLink: !trustLogFile },
    redact: { keys: redactKeys, values: secrets },
    ...(now === undefined ? {} : { now }),
    ...(stderr === undefined ? {} : { stderr }),
  });
}
