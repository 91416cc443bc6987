import type { TestFailure, TestRunner, TestRunRequest } from "../test-runner.ts";

/** A test by name: says what fails in the given files, or nothing where it passes. */
export type FakeTest = (files: Readonly<Record<string, string>>, run: number) => TestFailure | undefined;

export interface FakeTestRunner extends TestRunner {
  /** What it was asked to run, in order. */
  readonly requests: readonly TestRunRequest[];
}

/**
 * A runner whose tests are functions of the texts. `run` counts from 1, for tests that are not stable.
 *
 * @example
 * ```ts
 * import { createFakeTestRunner } from "@mastery/harden/testing";
 * const runner = createFakeTestRunner({
 *   "ends with a newline": ({ "a.ts": text = "" }) =>
 *     text.endsWith("\n") ? undefined : { kind: "assertion", message: "no newline" },
 * });
 * (await runner.run({ files: { "a.ts": "1" }, timeoutMs: 1000 })).tests[0]?.status; // => "failed"
 * ```
 */
export function createFakeTestRunner(tests: Readonly<Record<string, FakeTest>>): FakeTestRunner {
  const requests: TestRunRequest[] = [];
  return {
    requests,
    async run(request) {
      requests.push(request);
      const outcomes = Object.entries(tests).map(([name, test]) => {
        const failure = test(request.files, requests.length);
        return { name, status: failure === undefined ? ("passed" as const) : ("failed" as const), failure };
      });
      return Promise.resolve({ status: "completed", tests: outcomes, durationMs: 1 });
    },
  };
}
