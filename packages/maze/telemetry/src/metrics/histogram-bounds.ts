/**
 * The upper bounds of the buckets in the Prometheus text, by the unit at the end of a metric's name. Each bound is an edge
 * of the log-linear buckets, so the counts are exact.
 */
export const HISTOGRAM_BOUNDS = {
  /** Milliseconds, `_ms`: 0.125 ms to 64 s. */
  ms: [0.125, 0.25, 0.5, 1, 2.5, 5, 10, 25, 50, 100, 250, 500, 1000, 2000, 4000, 8000, 16_000, 32_000, 64_000],
  /** Seconds, `_seconds`: about 1 ms to 17 minutes. */
  seconds: powersOfTwo(-10, 10, 1),
  /** Bytes, `_bytes`: 256 B to 16 GiB. */
  bytes: powersOfTwo(8, 34, 2),
  /** Everything else: 1/8 to about a million. */
  other: [0.125, 0.25, 0.5, ...powersOfTwo(0, 10, 1), 4096, 16_384, 65_536, 1_048_576],
} as const satisfies Record<string, readonly number[]>;

/** The bounds of a histogram, in the unit of its name. */
export function histogramBounds(name: string): readonly number[] {
  const unit = /_(ms|seconds|bytes)$/.exec(name)?.[1] ?? "other";
  return HISTOGRAM_BOUNDS[unit as keyof typeof HISTOGRAM_BOUNDS];
}

function powersOfTwo(from: number, to: number, step: number): readonly number[] {
  return Array.from({ length: (to - from) / step + 1 }, (_, at) => 2 ** (from + at * step));
}
