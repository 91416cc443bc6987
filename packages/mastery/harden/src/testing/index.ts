/**
 * For tests: a fake bug pattern, a fake test runner, and the conformance suite that a bug pattern runs against itself
 * (vitest).
 *
 * @packageDocumentation
 */
export { bugPatternConformance, describeBugPatternConformance } from "./bug-pattern-conformance.ts";
export type { BugPatternSubject } from "./bug-pattern-conformance.ts";
export { createFakeBugPattern } from "./fake-bug-pattern.ts";
export type { FakeBugPatternOptions } from "./fake-bug-pattern.ts";
export { createFakeTestRunner } from "./fake-test-runner.ts";
export type { FakeTest, FakeTestRunner } from "./fake-test-runner.ts";
