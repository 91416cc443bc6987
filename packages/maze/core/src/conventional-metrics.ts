import type { Metrics } from "./metrics.ts";

/** Names that every package uses for the same thing, so that statistics and dashboards find them. */
export const CONVENTIONAL_METRICS = {
  cacheHits: "cache_hits",
  cacheMisses: "cache_misses",
  errors: "errors",
  libraryCalls: "library_calls",
} as const;

/**
 * Counts lookups in a cache, one unless `by` says more.
 *
 * @example
 * ```ts
 * import { countCacheLookup } from "@maze/core";
 * import { captureMetrics } from "@maze/core/testing";
 * const { metrics, series } = captureMetrics();
 * countCacheLookup(metrics, "grammar", "hit");
 * series().map(({ name, labels, value }) => [name, labels, value]); // => [["cache_hits", { cache: "grammar" }, 1]]
 * ```
 */
export function countCacheLookup(metrics: Metrics, cache: string, result: "hit" | "miss", by = 1): void {
  metrics.count(CONVENTIONAL_METRICS[result === "hit" ? "cacheHits" : "cacheMisses"], { cache }, by);
}

/** Counts an error; `type` is a word from a short list, such as an error code. */
export function countError(metrics: Metrics, type: string): void {
  metrics.count(CONVENTIONAL_METRICS.errors, { type });
}

/** Counts that accepted code calls a function of a library, such as `addDays` of `date-fns`. */
export function countLibraryCall(metrics: Metrics, call: { readonly module: string; readonly name: string }): void {
  metrics.count(CONVENTIONAL_METRICS.libraryCalls, { module: call.module, name: call.name });
}
