import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  createMetrics,
  HISTOGRAM_BOUNDS,
  histogramBounds,
  prometheusText,
  quantile,
  type HistogramSeries,
} from "../src/index.ts";
import { parsedSamples } from "./support/parsed-samples.ts";

/** From a picosecond to years, each magnitude as likely as another. */
const magnitude = fc.double({ min: -30, max: 40, noNaN: true }).map((exponent) => 2 ** exponent);
const value = fc.oneof(magnitude, fc.nat(1000), fc.constant(0), fc.constantFrom(...HISTOGRAM_BOUNDS.ms));

function histogramOf(values: readonly number[], name = "x_ms"): HistogramSeries {
  const metrics = createMetrics();
  for (const one of values) metrics.observe(name, one);
  const [histogram] = metrics.snapshot().histograms;
  if (histogram === undefined) throw new Error("nothing was observed");
  return histogram;
}

describe("a histogram", () => {
  it("knows count, sum, smallest and largest value exactly", () => {
    expect(histogramOf([3, 0, 5, 4])).toMatchObject({ count: 4, sum: 12, min: 0, max: 5 });
  });

  it("estimates every quantile within 1/128 of the nearest-rank one", () => {
    fc.assert(
      fc.property(
        fc.array(value, { minLength: 1, maxLength: 200 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (values, q) => {
          const sorted = values.toSorted((a, b) => a - b);
          const exact = sorted[Math.max(1, Math.ceil(q * values.length)) - 1] ?? Number.NaN;
          expect(Math.abs(quantile(histogramOf(values), q) - exact)).toBeLessThanOrEqual(exact / 128);
        },
      ),
      { numRuns: 500 },
    );
  });

  it("is exact where one value came, and at both ends", () => {
    const one = histogramOf([17.3]);
    expect([0, 0.5, 0.99, 1].map((q) => quantile(one, q))).toStrictEqual([17.3, 17.3, 17.3, 17.3]);
    const two = histogramOf([0, 1e300]);
    expect([0, 0.5, 0.51, 1].map((q) => quantile(two, q))).toStrictEqual([0, 0, quantile(two, 0.51), 1e300]);
  });

  it("holds the smallest and the largest doubles", () => {
    const ends = histogramOf([5e-324, Number.MIN_VALUE * 3, Number.MAX_VALUE]);
    expect(quantile(ends, 0.01)).toBeLessThan(1e-300);
    expect(quantile(ends, 1)).toBe(Number.MAX_VALUE);
  });
});

describe("the bounds in the Prometheus text", () => {
  it("depend on the unit, and are what the documentation says", () => {
    expect(histogramBounds("x_ms")).toStrictEqual([
      0.125, 0.25, 0.5, 1, 2.5, 5, 10, 25, 50, 100, 250, 500, 1000, 2000, 4000, 8000, 16000, 32000, 64000,
    ]);
    expect(histogramBounds("x_bytes").slice(0, 3)).toStrictEqual([256, 1024, 4096]);
    expect(histogramBounds("x_bytes").at(-1)).toBe(16 * 1024 ** 3);
    expect(histogramBounds("x_seconds").at(-1)).toBe(1024);
    expect(histogramBounds("x")).toStrictEqual([
      0.125, 0.25, 0.5, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 4096, 16384, 65536, 1048576,
    ]);
  });

  /** The neighbours of a bound in floating point, and the bound. */
  const aroundBounds = (bounds: readonly number[]) =>
    fc.constantFrom(...bounds.flatMap((bound) => [bound * (1 - 2 ** -53), bound, bound * (1 + 2 ** -52)]));

  it.each(["x_ms", "x_seconds", "x_bytes", "x"])("are counted exactly for %s, also right beside a bound", (name) => {
    const bounds = histogramBounds(name);
    fc.assert(
      fc.property(fc.array(fc.oneof(value, aroundBounds(bounds)), { minLength: 1 }), (values) => {
        const metrics = createMetrics();
        for (const one of values) metrics.observe(name, one);
        const samples = parsedSamples(prometheusText(metrics.snapshot()));
        const buckets = samples.filter((sample) => sample.name.endsWith("_bucket")).map((sample) => sample.value);
        const counted = bounds.map((bound) => values.filter((one) => one <= bound).length);
        expect(buckets).toStrictEqual([...counted, values.length]);
      }),
    );
  });
});
