/**
 * Puts a bug into correct code, in the learner's own words and layout, and shows it only when the tests have proved it.
 *
 * @packageDocumentation
 */
export type { AstGrepRule, BugDefinition, BugIntent, BugOracle, BugRule } from "./bug-definition.ts";
export { createBugPatternRegistry } from "./bug-pattern.ts";
export type { BugPattern, BugProposal, PatternSource, SourceLanguage } from "./bug-pattern.ts";
export { bugProblems } from "./bug-problems.ts";
export type { BugProblem } from "./bug-problems.ts";
export type { Challenge, HardenResult, InjectedBug } from "./challenge.ts";
export { createHardener } from "./create-hardener.ts";
export type { Hardener, HardenerOptions, HardenRequest } from "./create-hardener.ts";
export { hardenErrorCodes } from "./errors.ts";
export type { HardenErrorCode } from "./errors.ts";
export { createIntentPattern } from "./intent-pattern.ts";
export { builtInMutators } from "./mutators/built-in-mutators.ts";
export { attemptSchema, searchStateSchema } from "./search-state.ts";
export type { Attempt, SearchState } from "./search-state.ts";
export { seededOrder } from "./seeded-order.ts";
export type { Symptom } from "./symptom.ts";
export type {
  CodeChecker,
  CodeProblem,
  TestFailure,
  TestOutcome,
  TestRun,
  TestRunner,
  TestRunRequest,
} from "./test-runner.ts";
export type { Verification } from "./verify/verify-mutant.ts";
