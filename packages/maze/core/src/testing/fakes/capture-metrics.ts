import { canonicalJson, type MetricLabels, type Metrics } from "../../index.ts";

/** What one series came to: the sum of a counter, all observations of a histogram, the last value of a gauge. */
export interface MetricSeries {
  readonly kind: "counter" | "histogram" | "gauge";
  readonly name: string;
  readonly labels: MetricLabels;
  /** The sum of a counter or histogram, the last value of a gauge. */
  readonly value: number;
  /** How often it was recorded. */
  readonly count: number;
}

/** Metrics and what they came to. */
export interface CapturedMetrics {
  readonly metrics: Metrics;
  /** Every series in the order of its first record. */
  series(): readonly MetricSeries[];
}

/**
 * Metrics that keep what is counted, and drop what no metric can have.
 *
 * @example
 * ```ts
 * import { captureMetrics } from "@maze/core/testing";
 * const { metrics, series } = captureMetrics();
 * metrics.count("files_indexed");
 * metrics.count("files_indexed", {}, 2);
 * series(); // => [{ kind: "counter", name: "files_indexed", labels: {}, value: 3, count: 2 }]
 * ```
 */
export function captureMetrics(): CapturedMetrics {
  const all = new Map<string, MetricSeries>();
  const record = (
    kind: MetricSeries["kind"],
    name: string,
    labels: MetricLabels,
    next: (value: number) => number,
  ): void => {
    const key = canonicalJson([kind, name, labels]);
    const before = all.get(key);
    all.set(key, {
      kind,
      name,
      labels: { ...labels },
      value: next(before?.value ?? 0),
      count: (before?.count ?? 0) + 1,
    });
  };
  return {
    metrics: {
      count(name, labels = {}, by = 1) {
        if (by >= 0) record("counter", name, labels, (sum) => sum + by);
      },
      observe(name, value, labels = {}) {
        if (!Number.isNaN(value)) record("histogram", name, labels, (sum) => sum + value);
      },
      gauge(name, value, labels = {}) {
        record("gauge", name, labels, () => value);
      },
    },
    series: () => [...all.values()],
  };
}
