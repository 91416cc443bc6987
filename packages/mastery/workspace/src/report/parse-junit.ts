import { XMLParser } from "fast-xml-parser";
import { z } from "zod";
import { isAssertion, type ParseReport, type TestResult } from "./test-report.ts";

const list = <Item extends z.ZodType>(item: Item) =>
  z.preprocess((value): unknown => (value === undefined ? [] : Array.isArray(value) ? value : [value]), z.array(item));

const outcomeSchema = z.union([
  z.string().transform((text) => ({ message: text, text })),
  z.object({ "@message": z.string().default(""), "#text": z.string().default("") }).transform((outcome) => ({
    message: outcome["@message"],
    text: outcome["#text"],
  })),
]);

const caseSchema = z.object({
  "@name": z.string(),
  "@time": z.coerce.number().optional(),
  failure: list(outcomeSchema),
  error: list(outcomeSchema),
  skipped: list(z.unknown()),
});

const suiteSchema = z.object({ testcase: list(caseSchema) });
const documentSchema = z.union([
  z
    .object({ testsuites: z.object({ testsuite: list(suiteSchema) }) })
    .transform(({ testsuites }) => testsuites.testsuite),
  z.object({ testsuite: suiteSchema }).transform(({ testsuite }) => [testsuite]),
]);

/** A JUnit XML document, as pytest, vitest and many others write it; text before it is skipped. */
export const parseJunit: ParseReport = (text) => {
  const start = text.search(/<\?xml|<testsuites?[\s>]/);
  if (start === -1) return undefined;
  const xml = text.slice(start, text.lastIndexOf(">") + 1);
  // A report that was cut off is none.
  if (!/<\/testsuites?>$/.test(xml)) return undefined;
  const parser = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: "@", parseTagValue: false });
  const parsed = documentSchema.safeParse(parser.parse(xml));
  if (!parsed.success) return undefined;
  return parsed.data.flatMap(({ testcase }) => testcase.map(resultOf));
};

function resultOf(found: z.output<typeof caseSchema>): TestResult {
  const name = found["@name"];
  const seconds = found["@time"];
  const time = seconds === undefined ? {} : { durationMs: seconds * 1000 };
  const [error] = found.error;
  if (error !== undefined) return { name, status: "crashed", message: error.message, ...time };
  const [failure] = found.failure;
  if (failure !== undefined) {
    const status = isAssertion(failure.message) || isAssertion(failure.text) ? "failed" : "crashed";
    return { name, status, message: failure.message, ...time };
  }
  return { name, status: found.skipped.length > 0 ? "skipped" : "passed", ...time };
}
