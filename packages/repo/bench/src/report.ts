import { z } from "zod";
import { barInWords, keepsBar } from "./bar.ts";
import { type CaseResult } from "./run-case.ts";

/** One number of a bench, beside the number of one peer where there are peers. */
export const benchRowSchema = z.strictObject({
  /** The id of the metric, unique in the bench, such as `cli-help-cpu-ms`. */
  metric: z.string().min(1),
  /** Our median. */
  value: z.number(),
  unit: z.string().min(1),
  /** How many rounds the median is of. */
  n: z.int().positive(),
  corpus: z.string().min(1),
  peer: z.string().optional(),
  peerValue: z.number().optional(),
  /** Our value divided by the peer's. */
  ratio: z.number().optional(),
  /** The bound that holds, in words, such as `ratio <= 0.8`. */
  bar: z.string().optional(),
});

/** What `npm run bench NAME -- --json FILE` writes. */
export const benchReportSchema = z.strictObject({
  bench: z.string().min(1),
  /** The commit that was measured; ends in `-dirty` where the working tree differs from it. */
  commit: z.string().min(1),
  machine: z.strictObject({
    cpu: z.string(),
    cores: z.int().positive(),
    memoryGb: z.number(),
    os: z.string(),
    node: z.string(),
  }),
  rows: z.array(benchRowSchema).min(1),
});

export type BenchRow = z.infer<typeof benchRowSchema>;
export type BenchReport = z.infer<typeof benchReportSchema>;

/** The rows of a case: one for each metric and peer, one for a metric alone where there are no peers. */
export function rowsOf({ case: benchCase, ours, peers }: CaseResult): readonly BenchRow[] {
  return Object.entries(benchCase.metrics).flatMap(([metric, { unit, bar }]) => {
    const value = ours.spreads[metric]?.median ?? Number.NaN;
    const common = {
      metric,
      value,
      unit,
      n: benchCase.rounds,
      corpus: benchCase.corpus,
    };
    const withBar = { ...common, ...(bar && { bar: barInWords(bar) }) };
    if (peers.length === 0) return [withBar];
    return peers.map(({ name, spreads }): BenchRow => {
      const peerValue = spreads[metric]?.median ?? Number.NaN;
      return { ...withBar, peer: name, peerValue, ratio: value / peerValue };
    });
  });
}

/** The bars that a case does not keep, one line each. */
export function missedBars(result: CaseResult): readonly string[] {
  const bars = Object.entries(result.case.metrics);
  return rowsOf(result).flatMap((row) => {
    const bar = bars.find(([metric]) => row.metric === metric)?.[1].bar;
    const number = bar?.of === "ratio" ? row.ratio : row.value;
    if (!bar || number === undefined || keepsBar(bar, number)) return [];
    const against = row.peer === undefined ? "" : ` against ${row.peer}`;
    return [`${row.metric}${against} is ${number.toPrecision(3)}, the bar is ${barInWords(bar)}`];
  });
}
