import { z } from "zod";
import { isAssertion, type ParseReport, type TestResult } from "./test-report.ts";

const reportSchema = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string().optional(),
      assertionResults: z.array(
        z.object({
          ancestorTitles: z.array(z.string()),
          title: z.string(),
          status: z.string(),
          duration: z.number().nullish(),
          failureMessages: z.array(z.string()).nullish(),
        }),
      ),
    }),
  ),
});

/** The report of `vitest run --reporter=json` (also jest's), after anything else that was printed. */
export const parseVitest: ParseReport = (text) => {
  const parsed = reportSchema.safeParse(lastJson(text));
  if (!parsed.success) return undefined;
  return parsed.data.testResults.flatMap(({ name, status, message = "", assertionResults }): readonly TestResult[] => {
    const tests = assertionResults.map((result): TestResult => {
      const time = typeof result.duration === "number" ? { durationMs: result.duration } : {};
      const path = [...result.ancestorTitles.filter((title) => title !== ""), result.title].join(" > ");
      if (result.status === "passed") return { name: path, status: "passed", ...time };
      if (result.status !== "failed") return { name: path, status: "skipped", ...time };
      const [said = ""] = result.failureMessages ?? [];
      const [first = ""] = said.split("\n    at ");
      return { name: path, status: isAssertion(said) ? "failed" : "crashed", message: first, ...time };
    });
    // A file that cannot be loaded has no tests.
    return tests.length === 0 && status === "failed" ? [{ name, status: "crashed", message }] : tests;
  });
};

function lastJson(text: string): unknown {
  const lines = text.trimEnd().split("\n");
  for (let at = lines.length - 1; at >= 0; at--) {
    if (!lines[at]?.startsWith("{")) continue;
    try {
      return JSON.parse(lines.slice(at).join("\n"));
    } catch {
      // An inner line that begins with a brace.
    }
  }
  return undefined;
}
