// Records as many snapshots as the second argument says in the directory of the first; prints the number of each after it
// was recorded, and warnings on stderr.
import { createMetrics, createStatisticsStore } from "../../src/index.ts";

const [directory = "", times = "1"] = process.argv.slice(2);
const store = createStatisticsStore({
  directory,
  busyTimeoutMs: 20_000,
  onWarning: ({ code, message }) => process.stderr.write(`${code} ${message}\n`),
});
for (let at = 1; at <= Number(times); at += 1) {
  const metrics = createMetrics();
  metrics.count("runs");
  metrics.count("runs_of", { process: String(process.pid) });
  metrics.observe("run_ms", at);
  if (!store.record(metrics.snapshot())) process.exit(1);
  process.stdout.write(`${String(at)}\n`);
}
