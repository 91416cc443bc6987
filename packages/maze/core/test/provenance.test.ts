import { describe, expect, it } from "vitest";
import { createProvenanceRecorder, parseData, provenanceSchema, silentLogger, silentMetrics } from "../src/index.ts";
import { captureProgress } from "../src/testing/index.ts";

describe("createProvenanceRecorder", () => {
  it("keeps every step in order, with the milliseconds since it began", () => {
    let time = 1_000;
    const recorder = createProvenanceRecorder("task-1", () => time);
    recorder.record({ room: "index", decision: "read", source: "src/a.ts" });
    time = 1_250.5;
    recorder.record({ room: "plan", decision: "applied", source: "policy", details: { id: "c1" } });
    expect(recorder.toProvenance()).toEqual({
      specVersion: "v1",
      taskId: "task-1",
      steps: [
        { atMs: 0, room: "index", decision: "read", source: "src/a.ts" },
        { atMs: 250.5, room: "plan", decision: "applied", source: "policy", details: { id: "c1" } },
      ],
    });
  });

  it("never counts backwards, whatever the clock does", () => {
    let time = 100;
    const recorder = createProvenanceRecorder("t", () => time);
    time = 40;
    recorder.record({ room: "write", decision: "wrote", source: "a.ts" });
    expect(parseData(provenanceSchema, recorder.toProvenance(), "provenance").steps[0]?.atMs).toBe(0);
  });

  it("gives a copy that later steps do not change", () => {
    const recorder = createProvenanceRecorder("t", () => 0);
    const before = recorder.toProvenance();
    recorder.record({ room: "plan", decision: "d", source: "s" });
    expect([before.steps.length, recorder.toProvenance().steps.length]).toEqual([0, 1]);
  });
});

describe("the silent defaults", () => {
  it("take everything and give nothing", () => {
    expect(silentLogger.child({ a: 1 })).toBe(silentLogger);
    expect(silentLogger.isEnabled("fatal")).toBe(false);
    expect(() => {
      silentLogger.fatal("x", { a: 1n });
      silentMetrics.count("x", {}, -1);
      silentMetrics.observe("x", Number.NaN);
      silentMetrics.gauge("x", Number.NaN);
    }).not.toThrow();
  });
});

describe("captureProgress", () => {
  it("keeps events in order", () => {
    const { onProgress, events } = captureProgress();
    onProgress({ type: "started", room: "index", message: "a" });
    onProgress({ type: "finished", room: "index", message: "b", durationMs: 1 });
    expect(events.map(({ type }) => type)).toEqual(["started", "finished"]);
  });
});
