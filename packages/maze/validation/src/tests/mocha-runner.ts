import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { readEventReport } from "./event-report.ts";
import type { TestRunner } from "./test-runner.ts";

/** Mocha's own JSON report joins the names of groups with spaces; this one keeps them apart. */
const reporter = (report: string): string => `
const { appendFileSync, writeFileSync } = require("node:fs");
const report = ${JSON.stringify(report)};
module.exports = function (runner) {
  writeFileSync(report, "");
  const write = (test, status, error) => appendFileSync(report, JSON.stringify({
    file: test.file ?? "", path: test.titlePath(), status,
    failure: error === undefined ? undefined : String(error && error.stack || error),
  }) + "\\n");
  runner.on("pass", (test) => write(test, "passed"));
  runner.on("pending", (test) => write(test, "skipped"));
  runner.on("fail", (test, error) => write(test, "failed", error));
};
`;

export const mochaRunner: TestRunner = {
  id: "mocha",
  package: { name: "mocha", programs: ["mocha"] },
  script: /\bmocha\b/,
  noTests: /No test files found/i,
  async prepare({ program = "", outputDirectory, files = [] }) {
    const report = join(outputDirectory, "mocha.jsonl");
    const script = join(outputDirectory, "reporter.cjs");
    await writeFile(script, reporter(report));
    return { args: [program, "--reporter", script, "--no-color", ...files], report };
  },
  read: readEventReport,
};
