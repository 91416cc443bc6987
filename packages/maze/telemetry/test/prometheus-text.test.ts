import fc from "fast-check";
import parsePrometheusTextFormat from "parse-prometheus-text-format";
import { Counter, Gauge, Histogram, Registry } from "prom-client";
import { describe, expect, it } from "vitest";
import { createMetrics, HISTOGRAM_BOUNDS, PROMETHEUS_CONTENT_TYPE, prometheusText } from "../src/index.ts";
import { parsedSamples, type Sample } from "./support/parsed-samples.ts";

describe("prometheusText", () => {
  it("is byte for byte what the format asks for", () => {
    const metrics = createMetrics();
    metrics.count("tasks", { outcome: "verified" }, 3);
    metrics.count("tasks", { outcome: "unfilled" });
    metrics.gauge("queue", -1.5);
    metrics.observe("reply_bytes", 300);
    metrics.observe("reply_bytes", 1e12);
    const bounds = HISTOGRAM_BOUNDS.bytes.map(
      (bound) => `maze_reply_bytes_bucket{le="${String(bound)}"} ${bound < 300 ? "0" : "1"}`,
    );
    expect(
      prometheusText(metrics.snapshot(), { help: { queue: "Waiting.\nAll of them \\ none." } }).split("\n"),
    ).toStrictEqual([
      "# HELP maze_tasks_total tasks.",
      "# TYPE maze_tasks_total counter",
      'maze_tasks_total{outcome="unfilled"} 1',
      'maze_tasks_total{outcome="verified"} 3',
      "# HELP maze_queue Waiting.\\nAll of them \\\\ none.",
      "# TYPE maze_queue gauge",
      "maze_queue -1.5",
      "# HELP maze_reply_bytes reply bytes.",
      "# TYPE maze_reply_bytes histogram",
      ...bounds,
      'maze_reply_bytes_bucket{le="+Inf"} 2',
      "maze_reply_bytes_sum 1000000000300",
      "maze_reply_bytes_count 2",
      "",
    ]);
  });

  it("gives durations in seconds, and lets the caller choose the prefix", () => {
    const metrics = createMetrics();
    metrics.observe("index_ms", 2500);
    metrics.count("busy_ms", {}, 1500);
    metrics.gauge("oldest_ms", 250);
    const samples = parsedSamples(prometheusText(metrics.snapshot(), { prefix: "mge" }));
    const valueOf = (name: string, le?: string) =>
      samples.find((sample) => sample.name === name && sample.labels["le"] === le)?.value;
    expect(valueOf("mge_busy_seconds_total")).toBe(1.5);
    expect(valueOf("mge_oldest_seconds")).toBe(0.25);
    expect(valueOf("mge_index_seconds_sum")).toBe(2.5);
    expect(valueOf("mge_index_seconds_bucket", "2")).toBe(0);
    expect(valueOf("mge_index_seconds_bucket", "4")).toBe(1);
    expect(prometheusText(metrics.snapshot(), { prefix: "" })).toContain("\nbusy_seconds_total 1.5\n");
    expect(() => prometheusText(metrics.snapshot(), { prefix: "a b" })).toThrow(/prefix/);
  });

  it("is empty where nothing was counted, and names its content type", () => {
    expect(prometheusText(createMetrics().snapshot())).toBe("");
    expect(PROMETHEUS_CONTENT_TYPE).toBe(new Registry().contentType);
  });

  it("refuses data that would make an invalid text", () => {
    const counter = { name: "a", labels: {}, value: 1 };
    const empty = { counters: [], gauges: [], histograms: [] };
    expect(() => prometheusText({ ...empty, counters: [counter], gauges: [{ ...counter, name: "a_total" }] })).toThrow(
      /would both be a_total/,
    );
    expect(() => prometheusText({ ...empty, counters: [{ ...counter, name: "a 1\nb" }] })).toThrow(/counters\.0\.name/);
    expect(() => prometheusText({ ...empty, counters: [counter, counter] })).toThrow(/twice/);
  });

  it("is read back by an independent parser, whatever the labels hold", () => {
    const text = fc.string({ unit: "binary", maxLength: 30 });
    const hostile = fc.constantFrom(
      '"',
      "\\",
      "\n",
      "\r\n",
      '\\n"} 5\nforged 1',
      "\\\\",
      '{a="b"}',
      "# TYPE x gauge",
      "\u2028",
      "\ud800",
      "\0",
      "é",
      "x".repeat(500),
    );
    const value = fc.oneof(
      text,
      fc.array(hostile).map((parts) => parts.join("")),
    );
    const label = fc.constantFrom("a", "b", "type", "constructor", "value", "tostring");
    const labels = fc.dictionary(label, value, { maxKeys: 3, noNullPrototype: true });
    fc.assert(
      fc.property(fc.array(fc.tuple(labels, fc.nat(1000)), { minLength: 1, maxLength: 10 }), (all) => {
        const metrics = createMetrics();
        for (const [set, n] of all) {
          metrics.count("c", set, n);
          metrics.gauge("g", n - 500, set);
          metrics.observe("h_ms", n, set);
        }
        const { counters, gauges, histograms } = metrics.snapshot();
        const expected: Sample[] = [
          ...counters.map(({ labels, value }) => ({ name: "maze_c_total", labels, value })),
          ...gauges.map(({ labels, value }) => ({ name: "maze_g", labels, value })),
        ];
        const samples = parsedSamples(prometheusText(metrics.snapshot()));
        expect(samples.filter(({ name }) => !name.startsWith("maze_h"))).toStrictEqual(expected);
        const read = samples.filter(({ name }) => name === "maze_h_seconds_count");
        expect(read.map(({ labels, value }) => ({ labels, value }))).toStrictEqual(
          histograms.map(({ labels, count }) => ({ labels, value: count })),
        );
        const infinite = samples.filter(({ labels }) => labels["le"] === "+Inf").map(({ value }) => value);
        expect(infinite).toStrictEqual(histograms.map(({ count }) => count));
      }),
    );
  });

  it("is seen by that parser as families with help, type and cumulative buckets", () => {
    const metrics = createMetrics();
    for (const milliseconds of [1, 3, 30, 90_000]) metrics.observe("total_ms", milliseconds);
    const [family] = parsePrometheusTextFormat(
      prometheusText(metrics.snapshot(), { help: { total_ms: "All \\ of\nit." } }),
    );
    expect(family).toMatchObject({ name: "maze_total_seconds", help: "All \\ of\nit.", type: "HISTOGRAM" });
    expect(family?.metrics).toHaveLength(1);
    expect(family?.metrics[0]).toMatchObject({ count: "4", sum: "90.034" });
    expect(family?.metrics[0]?.buckets).toMatchObject({
      "0.0005": "0",
      "0.001": "1",
      "0.005": "2",
      "0.05": "3",
      "64": "3",
      "+Inf": "4",
    });
  });

  it("says the same as prom-client about the same observations", async () => {
    const observation = fc.record({
      engine: fc.constantFrom("synthesis", 'a"b', "c\\d\n"),
      /** Sixteenths of a millisecond, so that a thousandth is on the same side of each bound. */
      milliseconds: fc.nat(2_000_000).map((n) => n / 16),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(observation, { minLength: 1 }), async (observations) => {
        const registers = [new Registry()];
        const common = { help: "h", labelNames: ["engine"], registers };
        const counter = new Counter({ ...common, name: "maze_tasks_total" });
        const gauge = new Gauge({ ...common, name: "maze_last" });
        const histogram = new Histogram({
          ...common,
          name: "maze_took_seconds",
          buckets: HISTOGRAM_BOUNDS.ms.map((bound) => bound / 1000),
        });
        const metrics = createMetrics();
        for (const { engine, milliseconds } of observations) {
          metrics.count("tasks", { engine }, milliseconds);
          counter.inc({ engine }, milliseconds);
          metrics.gauge("last", milliseconds, { engine });
          gauge.set({ engine }, milliseconds);
          metrics.observe("took_ms", milliseconds, { engine });
          histogram.observe({ engine }, milliseconds / 1000);
        }
        const ours = prometheusText(metrics.snapshot());
        const theirs = (await registers[0]?.metrics()) ?? "";
        expect(rounded(parsedSamples(ours))).toStrictEqual(rounded(parsedSamples(theirs)));
        const typesOf = (text: string) =>
          text
            .split("\n")
            .filter((line) => line.startsWith("# TYPE"))
            .sort();
        expect(typesOf(ours)).toStrictEqual(typesOf(theirs));
      }),
    );
  });
});

/** In one order; sums of seconds and the thousandth of a sum of milliseconds differ in the last digits. */
function rounded(samples: readonly Sample[]): unknown[] {
  return samples
    .map(({ name, labels, value }) => [name, Object.entries(labels).sort(), value.toPrecision(12)])
    .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}
