import type { ProjectIndex, TestRecord } from "@maze/core";

/** Packages that bring a test runner with global functions, and the name of the runner. */
const PACKAGES: Readonly<Record<string, string>> = {
  vitest: "vitest",
  jest: "jest",
  mocha: "mocha",
  "bun-types": "bun:test",
};

/** Names the runner of tests that use globals, where the project declares exactly one that offers them. */
export function nameRunners(tests: readonly TestRecord[], dependencies: ProjectIndex["dependencies"]): TestRecord[] {
  const runners = dependencies.flatMap(({ name }) => (Object.hasOwn(PACKAGES, name) ? [PACKAGES[name] ?? ""] : []));
  const [only] = runners.length === 1 ? runners : [];
  return tests.map((test) => (test.runner === "unknown" && only !== undefined ? { ...test, runner: only } : test));
}
