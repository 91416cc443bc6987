import type { Metrics } from "../../src/index.ts";
import {
  captureMetrics,
  describeMetricsConformance,
  metricsConformance,
  type MetricsSubject,
} from "../../src/testing/index.ts";
import { proveSuite, type Break } from "../support/prove-suite.ts";

const makeSubject = (): MetricsSubject => captureMetrics();

describeMetricsConformance(makeSubject);

const replaced =
  (change: (metrics: Metrics) => Partial<Metrics>): Break<MetricsSubject> =>
  (subject) => ({ ...subject, metrics: { ...subject.metrics, ...change(subject.metrics) } });

proveSuite("Metrics", {
  checks: metricsConformance,
  makeSubject,
  broken: {
    "adds up what is counted, one by one or by more": [
      replaced((metrics) => ({
        count: (name, labels) => {
          metrics.count(name, labels);
        },
      })),
      replaced(() => ({ count: () => undefined })),
    ],
    "keeps series of different labels apart, whatever the order of labels": [
      replaced((metrics) => ({
        count: (name) => {
          metrics.count(name);
        },
      })),
      replaced((metrics) => ({
        count: (name, labels) => {
          metrics.count(`${name}${JSON.stringify(labels)}`, labels);
        },
      })),
      (subject) => ({
        ...subject,
        series: async () => (await subject.series()).flatMap((series) => [series, series]),
      }),
    ],
    "counts and adds up observations": [
      replaced((metrics) => ({
        observe: (...of) => {
          metrics.gauge(...of);
        },
      })),
      (subject) => ({
        ...subject,
        series: async () => (await subject.series()).map((series) => ({ ...series, count: 1 })),
      }),
    ],
    "keeps the last value of a gauge": replaced((metrics) => ({
      gauge: (...of) => {
        metrics.observe(...of);
      },
    })),
    "takes any text as the value of a label": replaced((metrics) => ({
      count: (name) => {
        metrics.count(name);
      },
    })),
    "drops or refuses what no metric can have, and keeps the series as it was": [
      (subject) => {
        const sums = new Map<string, number>();
        const count: Metrics["count"] = (name, _, by = 1) => sums.set(name, (sums.get(name) ?? 0) + by);
        const series = (): ReturnType<MetricsSubject["series"]> =>
          [...sums].map(([name, value]) => ({ kind: "counter", name, labels: {}, value, count: 1 }));
        return { metrics: { ...subject.metrics, count }, series };
      },
      replaced((metrics) => ({
        count: (name, labels, by = 1) => {
          if (by < 0) throw new RangeError(name);
          metrics.count(name, labels, by);
        },
      })),
      replaced((metrics) => ({
        observe: (name, value) => {
          metrics.observe(name, Number.isNaN(value) ? 1 : value);
        },
      })),
    ],
  },
});
