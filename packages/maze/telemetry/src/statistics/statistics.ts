import { z } from "zod";
import { metricsSnapshotSchema } from "../metrics/metrics-snapshot.ts";

/** What was counted in a project so far. */
export const statisticsSchema = z.strictObject({
  /** Snapshots that were recorded. */
  runs: z.int().nonnegative(),
  /** When the first and the last one were recorded, in milliseconds since the epoch; null where there is none. */
  firstAt: z.int().nullable(),
  lastAt: z.int().nullable(),
  /** All snapshots together: counters and histograms added up, gauges as they were last. */
  totals: metricsSnapshotSchema,
});
export type Statistics = z.infer<typeof statisticsSchema>;

/** @internal */
export const noStatistics: Statistics = {
  runs: 0,
  firstAt: null,
  lastAt: null,
  totals: { counters: [], gauges: [], histograms: [] },
};
