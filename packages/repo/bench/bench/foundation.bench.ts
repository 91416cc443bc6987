import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createLogger, createMetrics } from "@maze/telemetry";
import pino from "pino";
import { Histogram, Registry } from "prom-client";
import { defineBench, type BenchCase } from "../src/definition.ts";
import { buildCommand } from "../src/foundation/build-command.ts";
import { measuredInChild } from "../src/foundation/measured-in-child.ts";
import { measureProcess } from "../src/measure-process.ts";

const writes = 2_000;
const records = 50_000;
const programs = join(import.meta.dirname, "../src/foundation");

const started = (id: string, args: readonly string[]) => async () => {
  const { cpu, exitCode, stderr } = await measureProcess({ command: process.execPath, args });
  if (exitCode !== 0) throw new Error(stderr);
  return { [id]: cpu };
};

/** Microseconds of one call, averaged over many within a round. */
function each(times: number, work: (at: number) => void): number {
  const began = performance.now();
  for (let at = 0; at < times; at++) work(at);
  return ((performance.now() - began) * 1000) / times;
}

function logging(): BenchCase {
  const folder = mkdtempSync(join(tmpdir(), "maze-bench-log-"));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  const fields = { file: "src/a.ts", durationMs: 12.5, apiKey: "sk-0123456789abcdef0123456789abcdef" };
  const ours = createLogger({
    level: "info",
    format: "json",
    destination: { kind: "file", path: join(folder, "ours.log") },
  });
  const peer = pino(
    { level: "info", redact: ["apiKey"] },
    pino.destination({ dest: join(folder, "peer.log"), sync: true }),
  );
  return {
    name: "log a line",
    corpus: `${String(writes)} JSON lines with three fields, one of them a secret, each written to a file at once`,
    metrics: { "log-write-us": { unit: "us", bar: { of: "value", atMost: 100 } } },
    rounds: 15,
    ours: {
      name: "@maze/telemetry",
      round: () => ({ "log-write-us": each(writes, () => ours.info("indexed", fields)) }),
    },
    peers: [
      {
        name: "pino 10.4.0, sync",
        round: () => ({ "log-write-us": each(writes, () => peer.info(fields, "indexed")) }),
      },
    ],
  };
}

function recording(): BenchCase {
  const labels = ["syntax", "types", "policy", "tests"].map((stage) => ({ stage }));
  const ours = createMetrics();
  const registry = new Registry();
  const peer = new Histogram({ name: "stage_ms", help: "stages", labelNames: ["stage"], registers: [registry] });
  const label = (at: number) => labels[at % labels.length] ?? { stage: "" };
  return {
    name: "record a duration",
    corpus: `${String(records)} observations of a histogram with four values of one label`,
    metrics: { "metric-record-us": { unit: "us", bar: { of: "value", atMost: 5 } } },
    rounds: 15,
    ours: {
      name: "@maze/telemetry",
      round: () => ({ "metric-record-us": each(records, (at) => ours.observe("stage_ms", at % 977, label(at))) }),
    },
    peers: [
      {
        name: "prom-client 15.1.3",
        round: () => ({ "metric-record-us": each(records, (at) => peer.observe(label(at), at % 977)) }),
      },
    ],
  };
}

/** What every command pays before it does its work. */
export default defineBench({
  question: "What does a command cost before it does its work?",
  prepare: (context) => {
    const command = buildCommand(context);
    return [
      {
        name: "start",
        corpus: "`maze --help` from the built package, cold; the peer is a Node process that does nothing",
        metrics: { "cli-help-cpu-ms": { unit: "ms", bar: { of: "value", atMost: 100 } } },
        rounds: 15,
        ours: { name: "maze --help", round: started("cli-help-cpu-ms", [command, "--help"]) },
        peers: [{ name: "node -e 0", round: started("cli-help-cpu-ms", ["-e", "0"]) }],
      },
      {
        name: "configuration",
        corpus:
          "defaults of six sections, a global file, a project file, a variable and a flag; the first load of a process",
        metrics: {
          "config-load-ms": { unit: "ms", bar: { of: "value", atMost: 10 } },
          "config-load-ms.warm": { unit: "ms" },
        },
        rounds: 9,
        ours: { name: "@maze/config", round: () => measuredInChild(join(programs, "config-load.ts")) },
      },
      logging(),
      recording(),
      {
        name: "pipeline",
        corpus: "importing @maze/pipeline and creating a maze in a fresh process, nothing loaded before",
        metrics: { "pipeline-setup-ms": { unit: "ms", bar: { of: "value", atMost: 50 } } },
        rounds: 9,
        ours: { name: "@maze/pipeline", round: () => measuredInChild(join(programs, "pipeline-setup.ts")) },
      },
    ];
  },
});
