/**
 * What a program says about its work: counters and latency histograms with a Prometheus text, statistics that survive a
 * restart, and logs without secrets.
 *
 * @packageDocumentation
 */
export { telemetryConfigSection } from "./config-section.ts";
export type { TelemetryConfig, TelemetryConfigInput } from "./config-section.ts";
export { createTelemetry } from "./create-telemetry.ts";
export type { Telemetry, TelemetryDependencies } from "./create-telemetry.ts";
export { telemetryErrorCodes } from "./errors.ts";
export type { TelemetryErrorCode } from "./errors.ts";
export { createLogger, LOG_FORMATS, LOG_THRESHOLDS } from "./log/create-logger.ts";
export type { LogFormat, LoggerOptions, LogThreshold, OwnedLogger } from "./log/create-logger.ts";
export type { RedactionOptions } from "./log/redaction/create-redaction.ts";
export { createMetrics } from "./metrics/create-metrics.ts";
export type { CollectedMetrics, MetricsOptions } from "./metrics/create-metrics.ts";
export { HISTOGRAM_BOUNDS, histogramBounds } from "./metrics/histogram-bounds.ts";
export { quantile } from "./metrics/histogram.ts";
export type { HistogramData } from "./metrics/histogram.ts";
export { metricsSnapshotSchema } from "./metrics/metrics-snapshot.ts";
export type { CounterSeries, GaugeSeries, HistogramSeries, MetricsSnapshot } from "./metrics/metrics-snapshot.ts";
export { PROMETHEUS_CONTENT_TYPE, prometheusText } from "./prometheus/prometheus-text.ts";
export type { PrometheusTextOptions } from "./prometheus/prometheus-text.ts";
export { createStatisticsStore } from "./statistics/statistics-store.ts";
export type { StatisticsStore, StatisticsStoreOptions, TelemetryWarning } from "./statistics/statistics-store.ts";
export { statisticsSchema } from "./statistics/statistics.ts";
export type { Statistics } from "./statistics/statistics.ts";
export { summarizeStatistics } from "./statistics/summarize-statistics.ts";
export type { CacheSummary, DistributionSummary, StatisticsSummary } from "./statistics/summarize-statistics.ts";
