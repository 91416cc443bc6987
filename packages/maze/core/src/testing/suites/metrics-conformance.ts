import { MazeError, type MetricLabels, type Metrics } from "../../index.ts";
import {
  describeConformance,
  type ConformanceCheck,
  type ConformanceOptions,
  type ConformanceSubject,
  type MakeSubject,
} from "../conformance.ts";
import { ensure, ensureEqual } from "../ensure.ts";
import type { MetricSeries } from "../fakes/capture-metrics.ts";

/** What the suite of `Metrics` examines. */
export interface MetricsSubject extends ConformanceSubject {
  readonly metrics: Metrics;
  /** Every series as it stands now, in any order; names as they were given, without a prefix. */
  readonly series: () => readonly MetricSeries[] | Promise<readonly MetricSeries[]>;
}

async function valueOf(
  { series }: MetricsSubject,
  kind: MetricSeries["kind"],
  name: string,
  labels: MetricLabels = {},
): Promise<number | undefined> {
  const wanted = Object.entries(labels);
  const found = (await series()).filter(
    (it) =>
      it.kind === kind &&
      it.name === name &&
      Object.keys(it.labels).length === wanted.length &&
      wanted.every(([label, value]) => it.labels[label] === value),
  );
  ensure(found.length <= 1, `${name} has ${String(found.length)} series with the same labels`);
  return found[0]?.value;
}

/** The rules of `Metrics`, each with its check. */
export const metricsConformance: readonly ConformanceCheck<MetricsSubject>[] = [
  {
    name: "adds up what is counted, one by one or by more",
    check: async (subject) => {
      subject.metrics.count("files_indexed");
      subject.metrics.count("files_indexed", {}, 2.5);
      subject.metrics.count("files_indexed", {}, 0);
      ensureEqual(await valueOf(subject, "counter", "files_indexed"), 3.5, "the counter");
    },
  },
  {
    name: "keeps series of different labels apart, whatever the order of labels",
    check: async (subject) => {
      subject.metrics.count("stages_run", { stage: "types", status: "passed" });
      subject.metrics.count("stages_run", { status: "passed", stage: "types" });
      subject.metrics.count("stages_run", { stage: "tests", status: "passed" });
      const of = (stage: string): Promise<number | undefined> =>
        valueOf(subject, "counter", "stages_run", { stage, status: "passed" });
      ensureEqual([await of("types"), await of("tests")], [2, 1], "the counters of two stages");
    },
  },
  {
    name: "counts and adds up observations",
    check: async (subject) => {
      for (const value of [1, 2, 40]) subject.metrics.observe("stage_ms", value, { stage: "types" });
      ensureEqual(await valueOf(subject, "histogram", "stage_ms", { stage: "types" }), 43, "the sum of observations");
      const found = (await subject.series()).find(({ name }) => name === "stage_ms");
      ensureEqual(found?.count, 3, "the number of observations");
    },
  },
  {
    name: "keeps the last value of a gauge",
    check: async (subject) => {
      for (const value of [5, -2.5]) subject.metrics.gauge("queue_length", value);
      ensureEqual(await valueOf(subject, "gauge", "queue_length"), -2.5, "the gauge");
    },
  },
  {
    name: "takes any text as the value of a label",
    check: async (subject) => {
      const labels = { label: 'quote " slash \\ line\nbreak größe' };
      subject.metrics.count("odd_total", labels);
      ensureEqual(await valueOf(subject, "counter", "odd_total", labels), 1, "the counter with an odd label");
    },
  },
  {
    name: "drops or refuses what no metric can have, and keeps the series as it was",
    check: async (subject) => {
      subject.metrics.count("steps_total", {}, 1);
      subject.metrics.observe("step_ms", 5);
      const wrong = [
        () => {
          subject.metrics.count("steps_total", {}, -1);
        },
        () => {
          subject.metrics.count("steps_total", {}, Number.NaN);
        },
        () => {
          subject.metrics.observe("step_ms", Number.NaN);
        },
      ];
      for (const record of wrong) {
        try {
          record();
        } catch (thrown) {
          ensure(MazeError.is(thrown), "a refusal should be a MazeError", { thrown });
        }
      }
      ensureEqual(await valueOf(subject, "counter", "steps_total"), 1, "the counter after wrong counts");
      ensureEqual(await valueOf(subject, "histogram", "step_ms"), 5, "the sum after a wrong observation");
    },
  },
];

/** Declares the tests of `metricsConformance`. */
export function describeMetricsConformance(
  makeSubject: MakeSubject<MetricsSubject>,
  options?: ConformanceOptions,
): void {
  describeConformance("Metrics", metricsConformance, makeSubject, options);
}
