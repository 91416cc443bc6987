import { join } from "node:path";
import { readJestReport } from "./jest-report.ts";
import type { TestRunner } from "./test-runner.ts";

export const jestRunner: TestRunner = {
  id: "jest",
  package: { name: "jest", programs: ["jest"] },
  script: /\bjest\b/,
  noTests: /No tests found/i,
  prepare({ program = "", outputDirectory, files }) {
    const report = join(outputDirectory, "jest.json");
    const chosen = files === undefined ? [] : ["--runTestsByPath", ...files];
    const args = ["--ci", "--json", `--outputFile=${report}`, "--testLocationInResults", "--coverage=false", ...chosen];
    return Promise.resolve({ args: [program, ...args], report });
  },
  read: readJestReport,
};
