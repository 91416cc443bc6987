import { barInWords } from "./bar.ts";
import { type BenchReport } from "./report.ts";
import { type CaseResult, type Standing } from "./run-case.ts";

/** The report of a bench for people: what was asked, where, and a table for each case. */
export function markdownOf(question: string, report: BenchReport, results: readonly CaseResult[]): string {
  const { cpu, cores, memoryGb, os, node } = report.machine;
  return [
    `# ${report.bench}`,
    "",
    question,
    "",
    `Commit ${report.commit}. ${cpu}, ${cores} cores, ${memoryGb} GB, ${os}, Node ${node}. Medians, with the 10th and`,
    "90th percentile; a ratio is ours divided by the peer's.",
    ...results.flatMap(caseTable),
    "",
  ].join("\n");
}

function caseTable({ case: benchCase, ours, peers }: CaseResult): readonly string[] {
  const rows = Object.entries(benchCase.metrics).flatMap(([metric, { unit, bar }]) =>
    [ours, ...peers].map((standing, index) => {
      const ratio = index === 0 ? "" : precise(medianOf(ours, metric) / medianOf(standing, metric));
      const spread = standing.spreads[metric];
      const range = spread ? `${precise(spread.p10)} to ${precise(spread.p90)}` : "";
      const bound = bar && index === 0 ? barInWords(bar) : "";
      return `| ${metric} (${unit}) | ${standing.name} | ${precise(medianOf(standing, metric))} | ${range} | ${ratio} | ${bound} |`;
    }),
  );
  return [
    "",
    `## ${benchCase.name}`,
    "",
    `${benchCase.corpus}; n = ${benchCase.rounds}.`,
    "",
    "| metric | who | median | p10 to p90 | ratio | bar |",
    "|---|---|---|---|---|---|",
    ...rows,
  ];
}

function medianOf(standing: Standing, metric: string): number {
  return standing.spreads[metric]?.median ?? Number.NaN;
}

function precise(value: number): string {
  return String(Number(value.toPrecision(3)));
}
