import { z } from "zod";
import type { RunnerReport } from "./test-runner.ts";

/** One line of the reports that our own reporters write. */
const lineSchema = z.object({
  file: z.string(),
  path: z.array(z.string()),
  status: z.enum(["passed", "failed", "skipped"]),
  failure: z.string().optional(),
  line: z.number().optional(),
  column: z.number().optional(),
  broken: z.boolean().optional(),
});

export function readEventReport(text: string): RunnerReport {
  const report: RunnerReport = { tests: [], broken: [] };
  for (const row of text.split("\n").filter((line) => line !== "")) {
    const { broken, ...test } = lineSchema.parse(JSON.parse(row));
    if (broken === true) report.broken.push({ file: test.file, failure: test.failure ?? "" });
    else report.tests.push(test);
  }
  return report;
}
