import type { OperationContext } from "@maze/core";

/** How a test failed: an assertion that did not hold, or anything else that was thrown. */
export interface TestFailure {
  readonly kind: "assertion" | "error";
  readonly message: string;
  /** As text, where the assertion tells. */
  readonly expected?: string | undefined;
  readonly actual?: string | undefined;
}

export interface TestOutcome {
  /** The full name; parts of a nested name are joined with ` > `. Unique within a run. */
  readonly name: string;
  readonly status: "passed" | "failed" | "skipped";
  /** Present where the test failed. */
  readonly failure?: TestFailure | undefined;
}

/** What one run of the module's tests showed. */
export interface TestRun {
  /** `crashed`: the run ended before it reported its tests, say because a module did not load. */
  readonly status: "completed" | "crashed" | "timeout";
  readonly tests: readonly TestOutcome[];
  readonly durationMs: number;
  /** Why the run did not complete. */
  readonly message?: string | undefined;
}

export interface TestRunRequest {
  /** The learner's files by path, with the texts that this run is about; nothing else of theirs changes. */
  readonly files: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
}

/** Runs the tests of a module on given texts, in a place that is not the learner's. */
export interface TestRunner {
  /** A run that fails, crashes or takes too long is a result; only what prevents running at all is thrown. */
  run(request: TestRunRequest, context?: OperationContext): Promise<TestRun>;
}

/** Something that a compiler or type checker finds. */
export interface CodeProblem {
  readonly file: string;
  readonly message: string;
}

/** Type-checks the learner's project with given texts. */
export interface CodeChecker {
  check(files: Readonly<Record<string, string>>, context?: OperationContext): Promise<readonly CodeProblem[]>;
}

/** Whether `name` of a definition means the test `full` of a run: all of it, its last part, or it with parameters. */
export function isTestNamed(full: string, name: string): boolean {
  const bare = full.replace(/\[[^\]]*\]$/, "");
  return [full, bare].some((each) => each === name || [" > ", "::", "."].some((mark) => each.endsWith(mark + name)));
}
