import { CONVENTIONAL_METRICS, type MetricLabels } from "@maze/core";
import { quantile } from "../metrics/histogram.ts";
import type { CounterSeries, MetricsSnapshot } from "../metrics/metrics-snapshot.ts";

/** One histogram in numbers, in the unit of its name. Quantiles are within 1/128 of the exact value. */
export interface DistributionSummary {
  readonly name: string;
  readonly labels: MetricLabels;
  readonly count: number;
  readonly sum: number;
  readonly mean: number;
  readonly min: number;
  readonly max: number;
  readonly p50: number;
  readonly p90: number;
  readonly p99: number;
}

export interface CacheSummary {
  readonly cache: string;
  readonly hits: number;
  readonly misses: number;
  /** Hits of all lookups, 0 to 1. */
  readonly hitRate: number;
}

export interface StatisticsSummary {
  readonly distributions: readonly DistributionSummary[];
  readonly caches: readonly CacheSummary[];
  /** The most frequent first, as the next two. */
  readonly errors: readonly { readonly type: string; readonly count: number }[];
  /** Library functions that accepted code calls. */
  readonly libraryCalls: readonly { readonly module: string; readonly name: string; readonly count: number }[];
  /** Every other counter. */
  readonly counters: readonly CounterSeries[];
}

/**
 * What `stats` shows of a snapshot.
 *
 * @example
 * ```ts
 * import { countCacheLookup } from "@maze/core";
 * import { createMetrics, summarizeStatistics } from "@maze/telemetry";
 * const metrics = createMetrics();
 * countCacheLookup(metrics, "types", "miss");
 * countCacheLookup(metrics, "types", "hit");
 * metrics.observe("index_ms", 4);
 * const { caches, distributions } = summarizeStatistics(metrics.snapshot());
 * caches; // => [{ cache: "types", hits: 1, misses: 1, hitRate: 0.5 }]
 * distributions.map(({ name, count, mean, p99 }) => [name, count, mean, p99]); // => [["index_ms", 1, 4, 4]]
 * ```
 */
export function summarizeStatistics({ counters, histograms }: MetricsSnapshot): StatisticsSummary {
  const { cacheHits, cacheMisses, errors, libraryCalls } = CONVENTIONAL_METRICS;
  const named = (name: string) => counters.filter((series) => series.name === name);
  const special = new Set<string>(Object.values(CONVENTIONAL_METRICS));
  return {
    distributions: histograms.map(({ name, labels, count, sum, min, max, buckets }) => {
      const at = (q: number) => quantile({ count, sum, min, max, buckets }, q);
      return { name, labels, count, sum, mean: sum / count, min, max, p50: at(0.5), p90: at(0.9), p99: at(0.99) };
    }),
    caches: summarizeCaches(named(cacheHits), named(cacheMisses)),
    errors: byCount(named(errors).map(({ labels, value }) => ({ type: labels["type"] ?? OTHER, count: value }))),
    libraryCalls: byCount(
      named(libraryCalls).map(({ labels, value }) => ({
        module: labels["module"] ?? OTHER,
        name: labels["name"] ?? OTHER,
        count: value,
      })),
    ),
    counters: counters.filter(({ name }) => !special.has(name)),
  };
}

/** Stands for what the overflow series holds. */
const OTHER = "(other)";

function summarizeCaches(hits: readonly CounterSeries[], misses: readonly CounterSeries[]): readonly CacheSummary[] {
  const nameOf = ({ labels }: CounterSeries) => labels["cache"] ?? OTHER;
  const totalOf = (series: readonly CounterSeries[], cache: string) =>
    series.reduce((sum, one) => (nameOf(one) === cache ? sum + one.value : sum), 0);
  const caches = [...new Set([...hits, ...misses].map(nameOf))].sort();
  return caches.map((cache) => {
    const [hit, miss] = [totalOf(hits, cache), totalOf(misses, cache)];
    return { cache, hits: hit, misses: miss, hitRate: hit + miss === 0 ? 0 : hit / (hit + miss) };
  });
}

function byCount<Row extends { readonly count: number }>(rows: readonly Row[]): readonly Row[] {
  return rows.toSorted((a, b) => b.count - a.count);
}
