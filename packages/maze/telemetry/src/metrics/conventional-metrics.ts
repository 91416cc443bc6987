import type { Metrics } from "@maze/core";

/** Names that every package uses for the same thing, so that statistics and dashboards find them. */
export const CONVENTIONAL_METRICS = {
  cacheHits: "cache_hits",
  cacheMisses: "cache_misses",
  errors: "errors",
  libraryCalls: "library_calls",
} as const;

const help: Readonly<Record<string, string>> = {
  [CONVENTIONAL_METRICS.cacheHits]: "Lookups that a cache answered, by cache.",
  [CONVENTIONAL_METRICS.cacheMisses]: "Lookups that a cache could not answer, by cache.",
  [CONVENTIONAL_METRICS.errors]: "Errors, by type.",
  [CONVENTIONAL_METRICS.libraryCalls]: "Calls of library functions in accepted code, by module and name.",
};

/** @internal */
export function conventionalHelp(name: string): string | undefined {
  return Object.hasOwn(help, name) ? help[name] : undefined;
}

/**
 * Counts a lookup in a cache.
 *
 * @example
 * ```ts
 * import { countCacheLookup, createMetrics } from "@maze/telemetry";
 * const metrics = createMetrics();
 * countCacheLookup(metrics, "grammar", "hit");
 * metrics.snapshot().counters; // => [{ name: "cache_hits", labels: { cache: "grammar" }, value: 1 }]
 * ```
 */
export function countCacheLookup(metrics: Metrics, cache: string, result: "hit" | "miss"): void {
  metrics.count(CONVENTIONAL_METRICS[result === "hit" ? "cacheHits" : "cacheMisses"], { cache });
}

/** Counts an error; `type` is a word from a short list, such as an error code. */
export function countError(metrics: Metrics, type: string): void {
  metrics.count(CONVENTIONAL_METRICS.errors, { type });
}

/** Counts that accepted code calls a function of a library, such as `addDays` of `date-fns`. */
export function countLibraryCall(metrics: Metrics, call: { readonly module: string; readonly name: string }): void {
  metrics.count(CONVENTIONAL_METRICS.libraryCalls, { module: call.module, name: call.name });
}
