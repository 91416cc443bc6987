import { posix } from "node:path";
import { XMLParser } from "fast-xml-parser";
import { z } from "zod";
import type { RunnerReport } from "./test-runner.ts";

const said = z.union([
  z.string().transform((text) => ({ message: "", text })),
  z.object({ "@message": z.string().default(""), "#text": z.string().default("") }).transform((node) => ({
    message: node["@message"],
    text: node["#text"],
  })),
]);

const caseSchema = z.object({
  "@name": z.string(),
  "@classname": z.string().default(""),
  "@file": z.string().default(""),
  "@line": z.coerce.number().optional(),
  failure: z.array(said).optional(),
  error: z.array(said).optional(),
  skipped: z.array(said).optional(),
});

const suiteSchema = z.object({ testcase: z.array(caseSchema).optional() });
const reportSchema = z.object({ testsuites: z.object({ testsuite: z.array(suiteSchema).default([]) }) });

const lists = new Set(["testsuite", "testcase", "failure", "error", "skipped"]);

/**
 * Reads a JUnit report in the shape of pytest (`junit_family=xunit1`). What pytest could not collect is a broken file.
 *
 * @throws where the text is no such report
 */
export function readJUnitReport(text: string): RunnerReport {
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: "@",
    parseTagValue: false,
    parseAttributeValue: false,
    isArray: (name) => lists.has(name),
  });
  const report: RunnerReport = { tests: [], broken: [] };
  const { testsuites } = reportSchema.parse(parser.parse(text));
  for (const one of testsuites.testsuite.flatMap(({ testcase }) => testcase ?? [])) {
    const { "@name": name, "@classname": classname, "@file": file, "@line": line } = one;
    const bad = one.failure?.[0] ?? one.error?.[0];
    const failure = bad === undefined ? undefined : failureText(bad);
    if (failure !== undefined && /^collection (?:failure|error)/.test(bad?.message ?? "")) {
      report.broken.push({ file: file === "" ? moduleFile(name) : file, failure: bad?.text ?? failure });
      continue;
    }
    report.tests.push({
      file,
      path: [...groupsOf(classname, file), name],
      status: failure !== undefined ? "failed" : one.skipped === undefined ? "passed" : "skipped",
      failure,
      line: line === undefined ? undefined : line + 1,
    });
  }
  return report;
}

/** The message first, for it is what people read; then the traceback. */
function failureText({ message, text }: { message: string; text: string }): string {
  return message === "" ? text : `${message}\n${text}`;
}

/** `tests.test_price.TestTax` in `tests/test_price.py` is the group `TestTax`. */
function groupsOf(classname: string, file: string): string[] {
  const module = file.replace(/\.py$/, "").split(posix.sep).join(".");
  if (!classname.startsWith(`${module}.`)) return classname === module ? [] : [classname].filter((name) => name !== "");
  return classname.slice(module.length + 1).split(".");
}

const moduleFile = (name: string): string => `${name.split(".").join("/")}.py`;
