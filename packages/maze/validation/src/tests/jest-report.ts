import { z } from "zod";
import type { RunnerReport } from "./test-runner.ts";

/** The part of Jest's JSON report that we read; Vitest writes the same shape. */
const reportSchema = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string().nullish(),
      assertionResults: z.array(
        z.object({
          ancestorTitles: z.array(z.string()),
          title: z.string(),
          status: z.string(),
          failureMessages: z.array(z.string()).nullish(),
          location: z.object({ line: z.number(), column: z.number() }).nullish(),
        }),
      ),
    }),
  ),
});

export function readJestReport(text: string): RunnerReport {
  const { testResults } = reportSchema.parse(JSON.parse(text));
  const report: RunnerReport = { tests: [], broken: [] };
  for (const { name, status, message, assertionResults } of testResults) {
    if (status === "failed" && assertionResults.length === 0)
      report.broken.push({ file: name, failure: message ?? "" });
    for (const { ancestorTitles, title, status: ending, failureMessages, location } of assertionResults) {
      const failed = ending === "failed";
      report.tests.push({
        file: name,
        path: [...ancestorTitles, title].filter((part) => part !== ""),
        status: failed ? "failed" : ending === "passed" ? "passed" : "skipped",
        failure: failed ? (failureMessages ?? []).join("\n") : undefined,
        line: location?.line,
        column: location?.column,
      });
    }
  }
  return report;
}
