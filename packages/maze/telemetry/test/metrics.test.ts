import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { MetricLabels } from "@maze/core";
import { createMetrics, metricsSnapshotSchema, type CollectedMetrics, type MetricsSnapshot } from "../src/index.ts";

function codeOf(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return (error as { code?: unknown }).code;
  }
  return "nothing was thrown";
}

const emptySnapshot = { counters: [], gauges: [], histograms: [] };

describe("counters and gauges", () => {
  it("adds up by name and labels, whatever the order of the labels", () => {
    const metrics = createMetrics();
    metrics.count("stages", { stage: "types", status: "passed" });
    metrics.count("stages", { status: "passed", stage: "types" }, 4);
    metrics.count("stages", { stage: "tests", status: "passed" }, 0);
    metrics.count("runs");
    metrics.count("runs", {});
    expect(metrics.snapshot()).toStrictEqual({
      ...emptySnapshot,
      counters: [
        { name: "runs", labels: {}, value: 2 },
        { name: "stages", labels: { stage: "tests", status: "passed" }, value: 0 },
        { name: "stages", labels: { stage: "types", status: "passed" }, value: 5 },
      ],
    });
  });

  it("keeps the last value of a gauge, below zero too", () => {
    const metrics = createMetrics();
    metrics.gauge("queue", 3);
    metrics.gauge("queue", -1.5);
    expect(metrics.snapshot().gauges).toStrictEqual([{ name: "queue", labels: {}, value: -1.5 }]);
  });

  it("never takes two different sets of labels for one", () => {
    const label = fc.stringMatching(/^[a-z][a-z0-9_]{0,3}$/).filter((name) => name !== "le");
    const value = fc.oneof(fc.string({ maxLength: 8 }), fc.stringMatching(/^[0-9."=,a]{0,8}$/));
    const labels = fc.dictionary(label, value, { maxKeys: 3, noNullPrototype: true });
    fc.assert(
      fc.property(fc.uniqueArray(labels, { selector: keyOf, maxLength: 20 }), (sets) => {
        const metrics = createMetrics();
        for (const [at, set] of sets.entries()) metrics.count("x", set, at + 1);
        const counted = metrics.snapshot().counters.map((series) => [keyOf(series.labels), series.value]);
        expect(Object.fromEntries(counted)).toStrictEqual(
          Object.fromEntries(sets.map((set, at) => [keyOf(set), at + 1])),
        );
      }),
    );
  });

  it("gives out copies", () => {
    const metrics = createMetrics();
    metrics.count("runs", { a: "b" });
    const first = metrics.snapshot();
    metrics.count("runs", { a: "b" });
    expect(first.counters[0]?.value).toBe(1);
  });
});

/** U+0000 is repaired by the metrics. */
function keyOf(labels: MetricLabels): string {
  return JSON.stringify(Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1))).replaceAll("\\u0000", "\uFFFD");
}

describe("names, labels and values", () => {
  it.each(["", "Index", "1st", "index-ms", "index ms", "index_ms\n", "é", "_x", "a".repeat(101)])(
    "refuses %j as the name of a metric",
    (name) => {
      const metrics = createMetrics();
      expect(codeOf(() => metrics.count(name))).toBe("MAZE_TELEMETRY_INVALID_NAME");
      expect(codeOf(() => metrics.observe(name, 1))).toBe("MAZE_TELEMETRY_INVALID_NAME");
      expect(codeOf(() => metrics.gauge(name, 1))).toBe("MAZE_TELEMETRY_INVALID_NAME");
      expect(metrics.snapshot()).toStrictEqual(emptySnapshot);
    },
  );

  it.each(["le", "quantile", "__name__", "", "A", 'a="b",c', "a".repeat(101)])("refuses %j as a label", (label) => {
    expect(codeOf(() => createMetrics().count("x", { [label]: "v" }))).toBe("MAZE_TELEMETRY_INVALID_LABEL");
  });

  it("refuses values of labels that are no text, also where the series exists", () => {
    const metrics = createMetrics();
    metrics.count("x", { a: "1" });
    for (const value of [1, undefined, null, {}]) {
      const labels = { a: value } as unknown as MetricLabels;
      expect(codeOf(() => metrics.count("x", labels))).toBe("MAZE_TELEMETRY_INVALID_LABEL");
    }
    const nine = Object.fromEntries(Array.from({ length: 9 }, (_, at) => [`l${String(at)}`, ""]));
    expect(codeOf(() => metrics.count("x", nine))).toBe("MAZE_TELEMETRY_INVALID_LABEL");
  });

  it.each([
    ["count", -1],
    ["count", Number.NaN],
    ["count", Infinity],
    ["count", "1"],
    ["observe", -0.001],
    ["observe", Number.NaN],
    ["observe", Infinity],
    ["observe", undefined],
    ["gauge", Number.NaN],
    ["gauge", -Infinity],
  ] as const)("refuses %s of %s", (method, value) => {
    const metrics = createMetrics();
    const number = value as number;
    const record = {
      count: () => metrics.count("x", {}, number),
      observe: () => metrics.observe("x", number),
      gauge: () => metrics.gauge("x", number),
    };
    expect(codeOf(record[method])).toBe("MAZE_TELEMETRY_INVALID_VALUE");
    expect(metrics.snapshot()).toStrictEqual(emptySnapshot);
  });

  it("refuses one name for two kinds, and two names that Prometheus would see as one", () => {
    const metrics = createMetrics();
    metrics.count("tasks");
    metrics.observe("index_ms", 1);
    expect(codeOf(() => metrics.gauge("tasks", 1))).toBe("MAZE_TELEMETRY_KIND_CONFLICT");
    expect(codeOf(() => metrics.observe("tasks", 1))).toBe("MAZE_TELEMETRY_KIND_CONFLICT");
    expect(codeOf(() => metrics.count("tasks_total"))).toBe("MAZE_TELEMETRY_NAME_TAKEN");
    expect(codeOf(() => metrics.gauge("tasks_total", 1))).toBe("MAZE_TELEMETRY_NAME_TAKEN");
    expect(codeOf(() => metrics.gauge("index_seconds_count", 1))).toBe("MAZE_TELEMETRY_NAME_TAKEN");
    expect(codeOf(() => metrics.observe("index_seconds", 1))).toBe("MAZE_TELEMETRY_NAME_TAKEN");
    metrics.gauge("index_seconds_now", 1);
  });

  it("repairs and cuts values of labels, so that a text stays valid", () => {
    const metrics = createMetrics();
    metrics.count("x", { a: "lone \ud800 and \0" });
    metrics.count("x", { a: "lone \ufffd and \ufffd" });
    metrics.count("x", { a: "y".repeat(121) });
    metrics.count("x", { a: "y".repeat(5000) });
    expect(metrics.snapshot().counters).toStrictEqual([
      { name: "x", labels: { a: "lone \ufffd and \ufffd" }, value: 2 },
      { name: "x", labels: { a: `${"y".repeat(119)}…` }, value: 2 },
    ]);
  });

  it("refuses more metrics than allowed", () => {
    const metrics = createMetrics({ maxMetrics: 2 });
    metrics.count("a");
    metrics.gauge("b", 1);
    expect(codeOf(() => metrics.observe("c", 1))).toBe("MAZE_TELEMETRY_TOO_MANY_METRICS");
    metrics.count("a");
    expect(codeOf(() => createMetrics({ maxMetrics: 0 }))).toBe("MAZE_CORE_INVALID_DATA");
  });
});

describe("the number of series", () => {
  it("is bounded: what comes later is counted together, and that is said once for each metric", () => {
    const said: string[] = [];
    const metrics = createMetrics({ maxSeriesPerMetric: 3, onOverflow: (metric) => said.push(metric) });
    for (let at = 0; at < 10; at += 1) {
      metrics.count("paths", { path: `p${String(at)}` });
      metrics.observe("path_ms", at, { path: `p${String(at)}` });
    }
    metrics.count("paths", { path: "p1" });
    expect(said).toStrictEqual(["paths", "path_ms"]);
    expect(metrics.snapshot().counters).toStrictEqual([
      { name: "paths", labels: { overflow: "true" }, value: 7 },
      { name: "paths", labels: { path: "p0" }, value: 1 },
      { name: "paths", labels: { path: "p1" }, value: 2 },
      { name: "paths", labels: { path: "p2" }, value: 1 },
    ]);
    expect(metrics.snapshot().histograms.map(({ labels, count, sum }) => [labels, count, sum])).toStrictEqual([
      [{ overflow: "true" }, 7, 42],
      [{ path: "p0" }, 1, 0],
      [{ path: "p1" }, 1, 1],
      [{ path: "p2" }, 1, 2],
    ]);
  });

  it("does not lose a series to the overflow when it is merged", () => {
    const metrics = createMetrics({ maxSeriesPerMetric: 2 });
    for (const path of ["x", "y", "z"]) metrics.count("paths", { zzz: path });
    const copy = createMetrics({ maxSeriesPerMetric: 2 });
    copy.merge(metrics.snapshot());
    expect(copy.snapshot()).toStrictEqual(metrics.snapshot());
    expect(copy.snapshot().counters.map(({ labels }) => labels)).toStrictEqual([
      { overflow: "true" },
      { zzz: "x" },
      { zzz: "y" },
    ]);
  });

  it("stays bounded under repaired values too", () => {
    const metrics = createMetrics({ maxSeriesPerMetric: 2 });
    for (let at = 0; at < 1000; at += 1) metrics.count("x", { a: "y".repeat(120) + String(at) });
    expect(metrics.snapshot().counters.map(({ value }) => value)).toStrictEqual([1000]);
  });
});

describe("merge and reset", () => {
  /** Integers keep sums exact, so equality is exact too. */
  const operation = fc.oneof(
    fc.record({
      kind: fc.constant("count" as const),
      name: fc.constantFrom("a", "b"),
      label: fc.constantFrom("", "x", "y"),
      value: fc.nat(100),
    }),
    fc.record({
      kind: fc.constant("observe" as const),
      name: fc.constantFrom("c_ms", "d"),
      label: fc.constantFrom("", "x"),
      value: fc.nat(1_000_000),
    }),
  );
  type Operation = typeof operation extends fc.Arbitrary<infer T> ? T : never;

  function run(metrics: CollectedMetrics, operations: readonly Operation[]): CollectedMetrics {
    for (const { kind, name, label, value } of operations) {
      const labels = label === "" ? undefined : { label };
      if (kind === "count") metrics.count(name, labels, value);
      else metrics.observe(name, value, labels);
    }
    return metrics;
  }

  it("is the same as recording everything in one place, in any order", () => {
    fc.assert(
      fc.property(fc.array(operation), fc.array(operation), (first, second) => {
        const all = run(run(createMetrics(), first), second).snapshot();
        const [a, b] = [run(createMetrics(), first).snapshot(), run(createMetrics(), second).snapshot()];
        for (const parts of [
          [a, b],
          [b, a],
        ]) {
          const merged = createMetrics();
          for (const part of parts) merged.merge(part);
          expect(merged.snapshot()).toStrictEqual(all);
        }
        expect(metricsSnapshotSchema.parse(JSON.parse(JSON.stringify(all)))).toStrictEqual(all);
      }),
    );
  });

  it("takes the gauge of the snapshot", () => {
    const metrics = createMetrics();
    metrics.gauge("queue", 3);
    metrics.merge({ ...emptySnapshot, gauges: [{ name: "queue", labels: {}, value: 9 }] });
    expect(metrics.snapshot().gauges).toStrictEqual([{ name: "queue", labels: {}, value: 9 }]);
  });

  it("changes nothing where it throws", () => {
    const metrics = createMetrics();
    metrics.count("a", {}, 2);
    const before = metrics.snapshot();
    const counter = { name: "a", labels: {}, value: 1 };
    const histogram = {
      name: "h",
      labels: {},
      count: 1,
      sum: 5,
      min: 5,
      max: 5,
      buckets: [[1, 1]] as [number, number][],
    };
    const bad: [MetricsSnapshot, string][] = [
      [{ ...emptySnapshot, counters: [counter], gauges: [counter] }, "MAZE_TELEMETRY_KIND_CONFLICT"],
      [{ ...emptySnapshot, counters: [counter, counter] }, "MAZE_CORE_INVALID_DATA"],
      [{ ...emptySnapshot, counters: [{ ...counter, value: -1 }] }, "MAZE_CORE_INVALID_DATA"],
      [{ ...emptySnapshot, counters: [{ ...counter, name: "A" }] }, "MAZE_CORE_INVALID_DATA"],
      [{ ...emptySnapshot, counters: [{ ...counter, labels: { le: "1" } }] }, "MAZE_CORE_INVALID_DATA"],
      [{ ...emptySnapshot, histograms: [{ ...histogram, count: 2 }] }, "MAZE_CORE_INVALID_DATA"],
      [{ ...emptySnapshot, histograms: [{ ...histogram, min: 6 }] }, "MAZE_CORE_INVALID_DATA"],
      [
        {
          ...emptySnapshot,
          histograms: [
            {
              ...histogram,
              count: 2,
              buckets: [
                [2, 1],
                [1, 1],
              ],
            },
          ],
        },
        "MAZE_CORE_INVALID_DATA",
      ],
      [{ ...emptySnapshot, histograms: [{ ...histogram, buckets: [[9_999_999, 1]] }] }, "MAZE_CORE_INVALID_DATA"],
    ];
    for (const [snapshot, code] of bad) expect(codeOf(() => metrics.merge(snapshot))).toBe(code);
    expect(metrics.snapshot()).toStrictEqual(before);
    metrics.merge({ ...emptySnapshot, histograms: [histogram] });
    expect(metrics.snapshot().histograms).toStrictEqual([histogram]);
  });

  it("forgets everything on reset, names too", () => {
    const metrics = createMetrics();
    metrics.count("a");
    metrics.reset();
    expect(metrics.snapshot()).toStrictEqual(emptySnapshot);
    metrics.gauge("a", 1);
    expect(metrics.snapshot().gauges).toHaveLength(1);
  });

  it("stays within what a double can hold", () => {
    const metrics = createMetrics();
    for (let at = 0; at < 3; at += 1) {
      metrics.count("a", {}, Number.MAX_VALUE);
      metrics.observe("b", Number.MAX_VALUE);
    }
    expect(metrics.snapshot().counters[0]?.value).toBe(Number.MAX_VALUE);
    expect(metrics.snapshot().histograms[0]).toMatchObject({ count: 3, sum: Number.MAX_VALUE, max: Number.MAX_VALUE });
    expect(metricsSnapshotSchema.safeParse(metrics.snapshot()).success).toBe(true);
  });
});
