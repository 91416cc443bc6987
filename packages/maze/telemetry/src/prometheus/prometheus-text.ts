import { toUSVString } from "node:util";
import { parseData, type MetricLabels } from "@maze/core";
import { z } from "zod";
import { cumulativeCounts } from "../metrics/histogram.ts";
import { histogramBounds } from "../metrics/histogram-bounds.ts";
import { createMetricNames } from "../metrics/metric-table.ts";
import {
  metricsSnapshotSchema,
  type HistogramSeries,
  type MetricKind,
  type MetricsSnapshot,
} from "../metrics/metrics-snapshot.ts";
import { conventionalHelp } from "../metrics/conventional-help.ts";
import { exposedMetric } from "./exposed-name.ts";

/** The content type under which a server answers the Prometheus text. */
export const PROMETHEUS_CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

export const prometheusTextOptionsSchema = z.strictObject({
  /** Put before each name, with an underscore; empty for none. */
  prefix: z
    .string()
    .regex(/^([a-zA-Z_:][a-zA-Z0-9_:]*)?$/, { error: "is not the beginning of a Prometheus name" })
    .default("maze"),
  /** Texts for `# HELP`, by the name of the metric in the snapshot. */
  help: z.record(z.string(), z.string()).default({}),
});
export type PrometheusTextOptions = z.input<typeof prometheusTextOptionsSchema>;

/**
 * A snapshot in the Prometheus text format 0.0.4. Milliseconds appear as seconds, counters end in `_total`.
 *
 * @throws {MazeError} MAZE_CORE_INVALID_DATA; MAZE_TELEMETRY_KIND_CONFLICT and MAZE_TELEMETRY_NAME_TAKEN where two metrics of
 * the snapshot would have one name
 * @example
 * ```ts
 * import { createMetrics, prometheusText } from "@maze/telemetry";
 * const metrics = createMetrics();
 * metrics.count("errors", { type: 'a "quoted" word' });
 * prometheusText(metrics.snapshot()).split("\n"); // => [
 * //   "# HELP maze_errors_total Errors, by type.",
 * //   "# TYPE maze_errors_total counter",
 * //   'maze_errors_total{type="a \\"quoted\\" word"} 1',
 * //   "",
 * // ]
 * ```
 */
export function prometheusText(snapshot: MetricsSnapshot, options: PrometheusTextOptions = {}): string {
  const { prefix, help } = parseData(prometheusTextOptionsSchema, options, "options of prometheusText");
  const { counters, gauges, histograms } = parseData(metricsSnapshotSchema, snapshot, "metrics snapshot");
  const names = createMetricNames(Infinity);
  const start = prefix === "" ? "" : `${prefix}_`;

  function family<Series extends { readonly name: string }>(
    kind: MetricKind,
    series: readonly Series[],
    lines: (family: string, series: Series, divisor: number) => readonly string[],
  ): readonly string[] {
    return [...byName(series)].flatMap(([name, members]) => {
      names.take(name, kind);
      const exposed = exposedMetric(name, kind);
      const full = start + exposed.family;
      const text = help[name] ?? conventionalHelp(name) ?? `${name.replaceAll("_", " ")}.`;
      return [
        `# HELP ${full} ${escapeHelp(text)}`,
        `# TYPE ${full} ${kind}`,
        ...members.flatMap((member) => lines(full, member, exposed.divisor)),
      ];
    });
  }

  const all = [
    ...family("counter", counters, (full, { labels, value }, divisor) => [sample(full, labels, value / divisor)]),
    ...family("gauge", gauges, (full, { labels, value }, divisor) => [sample(full, labels, value / divisor)]),
    ...family("histogram", histograms, histogramLines),
  ];
  return all.map((line) => `${line}\n`).join("");
}

function histogramLines(family: string, histogram: HistogramSeries, divisor: number): readonly string[] {
  const { name, labels, count, sum } = histogram;
  const bounds = histogramBounds(name);
  const counts = cumulativeCounts(histogram, bounds);
  const bucket = (le: string, value: number) => sample(`${family}_bucket`, { ...labels, le }, value);
  return [
    ...bounds.map((bound, at) => bucket(String(bound / divisor), counts[at] ?? 0)),
    bucket("+Inf", count),
    sample(`${family}_sum`, labels, sum / divisor),
    sample(`${family}_count`, labels, count),
  ];
}

function byName<Series extends { readonly name: string }>(series: readonly Series[]): ReadonlyMap<string, Series[]> {
  const families = new Map<string, Series[]>();
  for (const one of series) {
    const family = families.get(one.name);
    if (family === undefined) families.set(one.name, [one]);
    else family.push(one);
  }
  return families;
}

function sample(name: string, labels: MetricLabels, value: number): string {
  const pairs = Object.entries(labels).map(([label, text]) => `${label}="${escapeLabel(text)}"`);
  return `${name}${pairs.length === 0 ? "" : `{${pairs.join(",")}}`} ${String(value)}`;
}

function escapeLabel(value: string): string {
  return value.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n");
}

function escapeHelp(text: string): string {
  return toUSVString(text).replaceAll("\\", "\\\\").replaceAll("\n", "\\n");
}
