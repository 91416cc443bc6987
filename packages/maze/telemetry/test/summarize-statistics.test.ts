import { CONVENTIONAL_METRICS, countCacheLookup, countError, countLibraryCall } from "@maze/core";
import { describe, expect, it } from "vitest";
import { createMetrics, prometheusText, summarizeStatistics } from "../src/index.ts";

describe("summarizeStatistics", () => {
  it("tells durations, caches, errors, library calls and the other counters apart", () => {
    const metrics = createMetrics();
    for (let milliseconds = 1; milliseconds <= 100; milliseconds += 1)
      metrics.observe("generate_ms", milliseconds, { engine: "synthesis" });
    for (const result of ["hit", "hit", "miss"] as const) countCacheLookup(metrics, "types", result);
    countCacheLookup(metrics, "grammar", "miss");
    for (const type of ["MAZE_A", "MAZE_B", "MAZE_B"]) countError(metrics, type);
    for (const name of ["addDays", "format", "format"]) countLibraryCall(metrics, { module: "date-fns", name });
    metrics.count("tasks", { outcome: "verified" }, 4);
    const summary = summarizeStatistics(metrics.snapshot());
    expect(summary).toStrictEqual({
      distributions: [
        {
          name: "generate_ms",
          labels: { engine: "synthesis" },
          count: 100,
          sum: 5050,
          mean: 50.5,
          min: 1,
          max: 100,
          p50: 49.75,
          p90: 89.5,
          p99: 98.5,
        },
      ],
      caches: [
        { cache: "grammar", hits: 0, misses: 1, hitRate: 0 },
        { cache: "types", hits: 2, misses: 1, hitRate: 2 / 3 },
      ],
      errors: [
        { type: "MAZE_B", count: 2 },
        { type: "MAZE_A", count: 1 },
      ],
      libraryCalls: [
        { module: "date-fns", name: "format", count: 2 },
        { module: "date-fns", name: "addDays", count: 1 },
      ],
      counters: [{ name: "tasks", labels: { outcome: "verified" }, value: 4 }],
    });
  });

  it("shows what the overflow series holds under a name of its own", () => {
    const metrics = createMetrics({ maxSeriesPerMetric: 1 });
    for (const type of ["A", "B", "C"]) countError(metrics, type);
    for (const cache of ["a", "b"]) countCacheLookup(metrics, cache, "hit");
    const { errors, caches } = summarizeStatistics(metrics.snapshot());
    expect(errors).toStrictEqual([
      { type: "(other)", count: 2 },
      { type: "A", count: 1 },
    ]);
    expect(caches.map(({ cache, hits }) => [cache, hits])).toStrictEqual([
      ["(other)", 1],
      ["a", 1],
    ]);
  });

  it("is empty where nothing was counted", () => {
    expect(summarizeStatistics(createMetrics().snapshot())).toStrictEqual({
      distributions: [],
      caches: [],
      errors: [],
      libraryCalls: [],
      counters: [],
    });
  });
});

describe("conventional metrics", () => {
  it("have the names and the help that dashboards see", () => {
    const metrics = createMetrics();
    countCacheLookup(metrics, "grammar", "hit");
    countCacheLookup(metrics, "grammar", "miss");
    countError(metrics, "generation_failed");
    countLibraryCall(metrics, { module: "date-fns", name: "format" });
    const names = prometheusText(metrics.snapshot())
      .split("\n")
      .filter((line) => !line.startsWith("# TYPE"));
    expect(names).toStrictEqual([
      "# HELP maze_cache_hits_total Lookups that a cache answered, by cache.",
      'maze_cache_hits_total{cache="grammar"} 1',
      "# HELP maze_cache_misses_total Lookups that a cache could not answer, by cache.",
      'maze_cache_misses_total{cache="grammar"} 1',
      "# HELP maze_errors_total Errors, by type.",
      'maze_errors_total{type="generation_failed"} 1',
      "# HELP maze_library_calls_total Calls of library functions in accepted code, by module and name.",
      'maze_library_calls_total{module="date-fns",name="format"} 1',
      "",
    ]);
    expect(Object.values(CONVENTIONAL_METRICS)).toStrictEqual([
      "cache_hits",
      "cache_misses",
      "errors",
      "library_calls",
    ]);
  });
});
