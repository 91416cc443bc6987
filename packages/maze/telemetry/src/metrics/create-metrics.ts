import { parseData, type Metrics } from "@maze/core";
import { z } from "zod";
import { telemetryError } from "../errors.ts";
import { createHistogram } from "./histogram.ts";
import { createMetricNames, createMetricTable, type MetricNames } from "./metric-table.ts";
import { metricsSnapshotSchema, type MetricKind, type MetricsSnapshot } from "./metrics-snapshot.ts";

export const metricsOptionsSchema = z.strictObject({
  /** Series of one metric; what comes later is counted in one further series labelled `overflow="true"`. */
  maxSeriesPerMetric: z.int().positive().default(200),
  /** Metrics; one more is refused. */
  maxMetrics: z.int().positive().default(500),
});

export interface MetricsOptions extends z.input<typeof metricsOptionsSchema> {
  /** Called once for each metric that has more series than allowed. */
  readonly onOverflow?: (metric: string) => void;
}

/** Core's `Metrics`, kept in memory. */
export interface CollectedMetrics extends Metrics {
  /** A copy of everything that was counted. */
  snapshot(): MetricsSnapshot;
  /**
   * Adds a snapshot: counters and histograms are added up, a gauge takes the value of the snapshot. Changes nothing where
   * it throws.
   *
   * @throws {MazeError} MAZE_CORE_INVALID_DATA, MAZE_TELEMETRY_KIND_CONFLICT, MAZE_TELEMETRY_NAME_TAKEN, MAZE_TELEMETRY_TOO_MANY_METRICS
   */
  merge(snapshot: MetricsSnapshot): void;
  /** Forgets everything. */
  reset(): void;
}

/**
 * Collects counters, gauges and histograms in memory, with a bounded number of series.
 *
 * Recording throws a `MazeError` for a name, label or value that no metric can have: MAZE_TELEMETRY_INVALID_NAME,
 * MAZE_TELEMETRY_INVALID_LABEL, MAZE_TELEMETRY_INVALID_VALUE, MAZE_TELEMETRY_KIND_CONFLICT, MAZE_TELEMETRY_NAME_TAKEN,
 * MAZE_TELEMETRY_TOO_MANY_METRICS.
 *
 * @throws {MazeError} MAZE_CORE_INVALID_DATA where an option is out of range
 * @example
 * ```ts
 * import { createMetrics } from "@maze/telemetry";
 * const metrics = createMetrics();
 * metrics.count("stages", { stage: "types" });
 * metrics.count("stages", { stage: "types" }, 2);
 * metrics.snapshot().counters; // => [{ name: "stages", labels: { stage: "types" }, value: 3 }]
 * metrics.count("stages", {}, -1); // => throws MAZE_TELEMETRY_INVALID_VALUE
 * ```
 */
export function createMetrics(options: MetricsOptions = {}): CollectedMetrics {
  const { onOverflow = () => undefined, ...rest } = options;
  const limits = Object.freeze(parseData(metricsOptionsSchema, rest, "options of createMetrics"));
  const overflowed = new Set<string>();
  const context: CollectionContext = {
    ...limits,
    onOverflow(metric) {
      if (overflowed.has(metric)) return;
      overflowed.add(metric);
      onOverflow(metric);
    },
  };
  let collection = createCollection(context);
  return {
    count(name, labels, by = 1) {
      if (!isFiniteNumber(by) || by < 0) throw invalidValue(name, "counter", by);
      collection.counters.at(name, labels).value += by;
    },
    observe(name, value, labels) {
      if (!isFiniteNumber(value) || value < 0) throw invalidValue(name, "histogram", value);
      collection.histograms.at(name, labels).observe(value);
    },
    gauge(name, value, labels) {
      if (!isFiniteNumber(value)) throw invalidValue(name, "gauge", value);
      collection.gauges.at(name, labels).value = value;
    },
    snapshot: () => readCollection(collection),
    merge(snapshot) {
      const parsed = parseData(metricsSnapshotSchema, snapshot, "metrics snapshot");
      const merged = createCollection(context);
      addSnapshot(merged, readCollection(collection));
      addSnapshot(merged, parsed);
      collection = merged;
    },
    reset() {
      collection = createCollection(context);
      overflowed.clear();
    },
  };
}

interface CollectionContext {
  readonly maxSeriesPerMetric: number;
  readonly maxMetrics: number;
  readonly onOverflow: (metric: string) => void;
}

type Collection = ReturnType<typeof createCollection>;

function createCollection({ maxMetrics, maxSeriesPerMetric, onOverflow }: CollectionContext) {
  const names: MetricNames = createMetricNames(maxMetrics);
  const shared = { names, maxSeries: maxSeriesPerMetric, onOverflow };
  const zero = () => ({ value: 0 });
  return {
    counters: createMetricTable({ ...shared, kind: "counter", create: zero }),
    gauges: createMetricTable({ ...shared, kind: "gauge", create: zero }),
    histograms: createMetricTable({ ...shared, kind: "histogram", create: createHistogram }),
  };
}

function readCollection({ counters, gauges, histograms }: Collection): MetricsSnapshot {
  return {
    counters: counters.list().map(({ name, labels, value }) => ({
      name,
      labels: { ...labels },
      value: Math.min(value.value, Number.MAX_VALUE),
    })),
    gauges: gauges.list().map(({ name, labels, value }) => ({ name, labels: { ...labels }, value: value.value })),
    histograms: histograms.list().flatMap(({ name, labels, value }) => {
      const data = value.read();
      return data === undefined ? [] : [{ name, labels: { ...labels }, ...data }];
    }),
  };
}

function addSnapshot({ counters, gauges, histograms }: Collection, snapshot: MetricsSnapshot): void {
  for (const { name, labels, value } of snapshot.counters) counters.at(name, labels).value += value;
  for (const { name, labels, value } of snapshot.gauges) gauges.at(name, labels).value = value;
  for (const { name, labels, ...data } of snapshot.histograms) histograms.at(name, labels).merge(data);
}

function isFiniteNumber(value: unknown): value is number {
  return Number.isFinite(value);
}

function invalidValue(name: string, kind: MetricKind, value: unknown): Error {
  return telemetryError("MAZE_TELEMETRY_INVALID_VALUE", `${kind} ${name} cannot take ${String(value)}`);
}
