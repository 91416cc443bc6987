import { join } from "node:path";
import { readJestReport } from "./jest-report.ts";
import type { TestRunner } from "./test-runner.ts";

export const vitestRunner: TestRunner = {
  id: "vitest",
  package: { name: "vitest", programs: ["vitest"] },
  script: /\bvitest\b/,
  noTests: /No test files? found/i,
  prepare({ program = "", outputDirectory, files = [], version }) {
    const report = join(outputDirectory, "vitest.json");
    const locations = Number.parseInt(version, 10) >= 2 ? ["--includeTaskLocation"] : [];
    const args = [
      "run",
      "--reporter=json",
      `--outputFile=${report}`,
      "--coverage.enabled=false",
      ...locations,
      ...files,
    ];
    return Promise.resolve({ args: [program, ...args], report });
  },
  read: readJestReport,
};
