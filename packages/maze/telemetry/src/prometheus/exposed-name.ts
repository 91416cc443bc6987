import type { MetricKind } from "../metrics/metrics-snapshot.ts";

/** How a metric appears in the Prometheus text. */
export interface ExposedMetric {
  /** The name of the family, without the prefix. */
  readonly family: string;
  /** Every name that its lines use, without the prefix. */
  readonly names: readonly string[];
  /** What values are divided by: Prometheus measures durations in seconds. */
  readonly divisor: number;
}

/** Milliseconds become seconds, the base unit of Prometheus; a counter ends in `_total`. */
export function exposedMetric(name: string, kind: MetricKind): ExposedMetric {
  const isMilliseconds = name.endsWith("_ms");
  const base = isMilliseconds ? `${name.slice(0, -"_ms".length)}_seconds` : name;
  const divisor = isMilliseconds ? 1000 : 1;
  if (kind === "gauge") return { family: base, names: [base], divisor };
  if (kind === "counter") {
    const family = base.endsWith("_total") ? base : `${base}_total`;
    return { family, names: [family], divisor };
  }
  return { family: base, names: [base, `${base}_bucket`, `${base}_sum`, `${base}_count`], divisor };
}
