/** Labels of a metric, such as `{ stage: "types" }`. Few distinct values: each combination is a series. */
export type MetricLabels = Readonly<Record<string, string>>;

/**
 * Where libraries count. Names are snake case without a prefix; units are in the name (`_ms`, `_bytes`). What no metric
 * can have (a negative count, an observation that is not a number) changes nothing: it is dropped, or thrown back as a
 * `MazeError`.
 */
export interface Metrics {
  /** Adds to a counter; `by` is not negative. */
  count(name: string, labels?: MetricLabels, by?: number): void;
  /** Adds one observation to a histogram, such as a duration in milliseconds. */
  observe(name: string, value: number, labels?: MetricLabels): void;
  /** Sets a value that goes up and down. */
  gauge(name: string, value: number, labels?: MetricLabels): void;
}

/** Counts nothing. */
export const silentMetrics: Metrics = {
  count: () => undefined,
  observe: () => undefined,
  gauge: () => undefined,
};
