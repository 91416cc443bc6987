import { bucketIndex, LAST_BUCKET, lowerEdge, upperEdge, ZERO_BUCKET } from "./bucket-index.ts";
import { z } from "zod";

/** What a histogram holds: exact count, sum, smallest and largest value, and the counts of its log-linear buckets. */
export const histogramDataSchema = z
  .strictObject({
    count: z.int().positive(),
    sum: z.number().nonnegative(),
    min: z.number().nonnegative(),
    max: z.number().nonnegative(),
    /** `[bucket, count]`, ascending by bucket. */
    buckets: z.array(z.tuple([z.int().min(ZERO_BUCKET).max(LAST_BUCKET), z.int().positive()])).readonly(),
  })
  .refine(({ min, max }) => min <= max, { error: "min is greater than max", path: ["min"] })
  .refine(({ buckets }) => buckets.every(([at], index) => index === 0 || at > (buckets[index - 1]?.[0] ?? at)), {
    error: "the buckets do not ascend",
    path: ["buckets"],
  })
  .refine(({ count, buckets }) => buckets.reduce((sum, [, n]) => sum + n, 0) === count, {
    error: "the counts of the buckets do not add up to count",
    path: ["count"],
  });
export type HistogramData = z.infer<typeof histogramDataSchema>;

/** A histogram that is being filled. */
export interface Histogram {
  observe(value: number): void;
  merge(data: HistogramData): void;
  /** Undefined where nothing was observed. */
  read(): HistogramData | undefined;
}

export function createHistogram(): Histogram {
  const counts = new Map<number, number>();
  let count = 0;
  let sum = 0;
  let min = Infinity;
  let max = 0;
  const add = (bucket: number, by: number) => counts.set(bucket, (counts.get(bucket) ?? 0) + by);
  return {
    observe(value) {
      add(bucketIndex(value), 1);
      count += 1;
      sum += value;
      if (value < min) min = value;
      if (value > max) max = value;
    },
    merge(data) {
      for (const [bucket, by] of data.buckets) add(bucket, by);
      count += data.count;
      sum += data.sum;
      min = Math.min(min, data.min);
      max = Math.max(max, data.max);
    },
    read() {
      if (count === 0) return undefined;
      // A sum of large values may leave the range of a double; then its largest is the honest bound.
      return { count, sum: Math.min(sum, Number.MAX_VALUE), min, max, buckets: [...counts].sort(([a], [b]) => a - b) };
    },
  };
}

/**
 * The value that a fraction `q` of the observations do not exceed (nearest rank), within 1/128 of the exact one, and exact
 * at 0 and 1.
 *
 * @example
 * ```ts
 * import { createMetrics, quantile } from "@maze/telemetry";
 * const metrics = createMetrics();
 * for (const milliseconds of [1, 2, 3, 4, 100]) metrics.observe("index_ms", milliseconds);
 * const [histogram] = metrics.snapshot().histograms;
 * histogram && Math.round(quantile(histogram, 0.5)); // => 3
 * histogram && quantile(histogram, 1); // => 100
 * ```
 */
export function quantile({ count, min, max, buckets }: HistogramData, q: number): number {
  if (q <= 0) return min;
  if (q >= 1) return max;
  const rank = Math.ceil(q * count);
  let seen = 0;
  for (const [bucket, n] of buckets) {
    seen += n;
    if (seen >= rank) return Math.min(max, Math.max(min, middle(bucket)));
  }
  return max;
}

function middle(bucket: number): number {
  const lower = lowerEdge(bucket);
  // The last bucket has no finite upper edge; the caller knows the largest value.
  const upper = Math.min(upperEdge(bucket), Number.MAX_VALUE);
  return lower + (upper - lower) / 2;
}

/** How many observations do not exceed each bound, which must be edges of the log-linear buckets. */
export function cumulativeCounts({ buckets }: HistogramData, bounds: readonly number[]): readonly number[] {
  let at = 0;
  let seen = 0;
  return bounds.map((bound) => {
    const last = bucketIndex(bound);
    for (let entry = buckets[at]; entry !== undefined && entry[0] <= last; entry = buckets[at]) {
      seen += entry[1];
      at += 1;
    }
    return seen;
  });
}
