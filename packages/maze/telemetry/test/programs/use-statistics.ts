// Records one snapshot in the directory of the first argument and reads everything back; prints what came of it as JSON.
import { createMetrics, createStatisticsStore, type TelemetryWarning } from "../../src/index.ts";

const warnings: TelemetryWarning[] = [];
const store = createStatisticsStore({
  directory: process.argv[2] ?? "",
  onWarning: (warning) => warnings.push(warning),
});
const metrics = createMetrics();
metrics.count("runs");
const recorded = store.record(metrics.snapshot());
process.stdout.write(JSON.stringify({ recorded, runs: store.read().runs, warnings }));
