import type { MetricLabels } from "@maze/core";
import { telemetryError } from "../errors.ts";
import { exposedMetric } from "../prometheus/exposed-name.ts";
import { canonicalLabels, checkMetricName, labelsKey } from "./metric-name.ts";
import { inSnapshotOrder, type MetricKind } from "./metrics-snapshot.ts";

/** The series that takes what comes after the last allowed one. */
export const OVERFLOW_LABELS: MetricLabels = { overflow: "true" };

export interface Series<Value> {
  readonly labels: MetricLabels;
  readonly value: Value;
}

/** The series of all metrics of one kind. */
export interface MetricTable<Value> {
  /** The value of a series, created where it is new. */
  at(name: string, labels: MetricLabels | undefined): Value;
  /** In the order of snapshots. */
  list(): readonly (Series<Value> & { readonly name: string })[];
}

/** The names that are in use, over all kinds. */
export interface MetricNames {
  /** @throws {MazeError} MAZE_TELEMETRY_INVALID_NAME, MAZE_TELEMETRY_KIND_CONFLICT, MAZE_TELEMETRY_NAME_TAKEN, MAZE_TELEMETRY_TOO_MANY_METRICS */
  take(name: string, kind: MetricKind): void;
}

export function createMetricNames(maxMetrics: number): MetricNames {
  const kinds = new Map<string, MetricKind>();
  const owners = new Map<string, string>();
  return {
    take(name, kind) {
      const known = kinds.get(name);
      if (known === kind) return;
      if (known !== undefined) {
        throw telemetryError(
          "MAZE_TELEMETRY_KIND_CONFLICT",
          `metric ${name} is a ${known} and cannot be a ${kind} too`,
        );
      }
      checkMetricName(name);
      if (kinds.size >= maxMetrics) {
        throw telemetryError(
          "MAZE_TELEMETRY_TOO_MANY_METRICS",
          `metric ${name} would be one more than the ${String(maxMetrics)} that may exist`,
        );
      }
      const { names } = exposedMetric(name, kind);
      for (const exposed of names) {
        const owner = owners.get(exposed);
        if (owner === undefined) continue;
        throw telemetryError("MAZE_TELEMETRY_NAME_TAKEN", `metrics ${owner} and ${name} would both be ${exposed}`);
      }
      for (const exposed of names) owners.set(exposed, name);
      kinds.set(name, kind);
    },
  };
}

export interface MetricTableOptions<Value> {
  readonly kind: MetricKind;
  readonly names: MetricNames;
  readonly create: () => Value;
  readonly maxSeries: number;
  readonly onOverflow: (metric: string) => void;
}

/** The series of one metric by the key of their labels; the overflow series is one of them and takes no place. */
interface AllSeries<Value> {
  readonly byKey: Map<string, Series<Value>>;
  overflow: Series<Value> | undefined;
}

export function createMetricTable<Value>(options: MetricTableOptions<Value>): MetricTable<Value> {
  const metrics = new Map<string, AllSeries<Value>>();
  const overflowKey = labelsKey("", OVERFLOW_LABELS);

  function add(name: string, labels: MetricLabels, all: AllSeries<Value>): Value {
    const canonical = canonicalLabels(name, labels);
    const key = labelsKey(name, canonical);
    // A value that was cut or repaired is looked up again under what it became, and not remembered under what it was.
    const known = all.byKey.get(key);
    if (known !== undefined) return known.value;
    if (key === overflowKey) return overflow(all);
    const places = options.maxSeries + (all.overflow === undefined ? 0 : 1);
    if (all.byKey.size >= places) {
      options.onOverflow(name);
      return overflow(all);
    }
    const series = { labels: canonical, value: options.create() };
    all.byKey.set(key, series);
    return series.value;
  }

  function overflow(all: AllSeries<Value>): Value {
    if (all.overflow === undefined) {
      all.overflow = { labels: OVERFLOW_LABELS, value: options.create() };
      all.byKey.set(overflowKey, all.overflow);
    }
    return all.overflow.value;
  }

  return {
    at(name, labels) {
      let all = metrics.get(name);
      if (all === undefined) {
        options.names.take(name, options.kind);
        all = { byKey: new Map(), overflow: undefined };
        metrics.set(name, all);
      }
      const key = labels === undefined ? "" : labelsKey(name, labels);
      return all.byKey.get(key)?.value ?? add(name, labels ?? {}, all);
    },
    list: () =>
      inSnapshotOrder(
        [...metrics].flatMap(([name, { byKey }]) => [...byKey.values()].map((one) => ({ name, ...one }))),
      ),
  };
}
