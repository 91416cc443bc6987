import { mkdirSync } from "node:fs";
import { type BenchDefinition } from "./definition.ts";
import { markdownOf } from "./markdown.ts";
import { benchReportSchema, missedBars, rowsOf, type BenchReport } from "./report.ts";
import { runCase, type CaseResult } from "./run-case.ts";

/** Everything that a bench needs from outside. */
export interface BenchSurroundings {
  readonly cache: string;
  readonly data?: string | undefined;
  readonly commit: string;
  readonly machine: BenchReport["machine"];
  readonly say: (line: string) => void;
}

export interface BenchOutcome {
  readonly report: BenchReport;
  readonly markdown: string;
  /** The bars that were not kept, one line each. */
  readonly missed: readonly string[];
}

/** Prepares a bench, runs its cases one after the other and reports. */
export async function runBench(
  name: string,
  definition: BenchDefinition,
  { cache, data, commit, machine, say }: BenchSurroundings,
): Promise<BenchOutcome> {
  mkdirSync(cache, { recursive: true });
  const results: CaseResult[] = [];
  const cases = await definition.prepare({ cache, data, say });
  const ids = cases.flatMap(({ metrics }) => Object.keys(metrics));
  const repeated = ids.find((id, at) => ids.indexOf(id) !== at);
  if (repeated !== undefined) throw new Error(`two cases measure "${repeated}"; an id stands for one number`);
  for (const benchCase of cases) {
    say(`measuring ${benchCase.name}`);
    results.push(await runCase(benchCase));
  }
  const report = benchReportSchema.parse({ bench: name, commit, machine, rows: results.flatMap(rowsOf) });
  return { report, markdown: markdownOf(definition.question, report, results), missed: results.flatMap(missedBars) };
}
