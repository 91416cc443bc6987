import { canonicalJson, type MetricLabels } from "@maze/core";
import { z } from "zod";
import { histogramDataSchema } from "./histogram.ts";
import { isLabelName, isLabelValue, isMetricName, labelsKey, MAX_LABELS } from "./metric-name.ts";

const nameSchema = z.string().refine(isMetricName, { error: "is not the name of a metric" });
const labelsSchema = z
  .record(
    z.string().refine(isLabelName, { error: "is not the name of a label" }),
    z.string().refine(isLabelValue, { error: "is too long for a label, or not well-formed" }),
  )
  .refine((labels) => Object.keys(labels).length <= MAX_LABELS, { error: "there are too many labels" });
const seriesShape = { name: nameSchema, labels: labelsSchema };

export const counterSeriesSchema = z.strictObject({ ...seriesShape, value: z.number().nonnegative() });
export const gaugeSeriesSchema = z.strictObject({ ...seriesShape, value: z.number() });
export const histogramSeriesSchema = histogramDataSchema.safeExtend(seriesShape);

function distinct<Schema extends z.ZodType<{ name: string; labels: Record<string, string> }>>(schema: Schema) {
  return z
    .array(schema)
    .readonly()
    .refine((all) => new Set(all.map(({ name, labels }) => `${name} ${labelsKey(name, labels)}`)).size === all.length, {
      error: "one series comes twice",
    });
}

/** All series of a moment as plain data, in the order of `inSnapshotOrder`. Snapshots are merged, stored and sent. */
export const metricsSnapshotSchema = z.strictObject({
  counters: distinct(counterSeriesSchema),
  gauges: distinct(gaugeSeriesSchema),
  histograms: distinct(histogramSeriesSchema),
});
export type CounterSeries = z.infer<typeof counterSeriesSchema>;
export type GaugeSeries = z.infer<typeof gaugeSeriesSchema>;
export type HistogramSeries = z.infer<typeof histogramSeriesSchema>;
export type MetricsSnapshot = z.infer<typeof metricsSnapshotSchema>;

/** The order of the series in a snapshot: by name, then by labels as canonical JSON, in UTF-16 units. */
export function inSnapshotOrder<One extends { readonly name: string; readonly labels: MetricLabels }>(
  series: readonly One[],
): One[] {
  return series
    .map((one) => ({ one, name: one.name, labels: canonicalJson(one.labels) }))
    .sort((a, b) => compare(a.name, b.name) || compare(a.labels, b.labels))
    .map(({ one }) => one);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/** What a metric is; a name has one kind. */
export type MetricKind = "counter" | "gauge" | "histogram";
