/**
 * A disposable copy of a learner's project for each attempt, and the run of a module's tests in it. The project itself
 * is only read.
 *
 * @packageDocumentation
 */
export { workspaceErrorCodes } from "./errors.ts";
export type { WorkspaceErrorCode } from "./errors.ts";
export { withProcessLock } from "./lock/with-process-lock.ts";
export type { ProcessLockOptions } from "./lock/with-process-lock.ts";
export { findProgram } from "./programs/find-program.ts";
export type { FoundProgram, ProgramPlaces } from "./programs/find-program.ts";
export { parseJunit } from "./report/parse-junit.ts";
export { parsePytest } from "./report/parse-pytest.ts";
export { parseTap } from "./report/parse-tap.ts";
export { parseVitest } from "./report/parse-vitest.ts";
export type { ParseReport, TestResult } from "./report/test-report.ts";
export type { RunPlace } from "./run/run-place.ts";
export { runProgram } from "./run/run-program.ts";
export type { ProgramCall } from "./run/run-program.ts";
export { runValidator } from "./run/run-validator.ts";
export type { Validator, ValidatorRun } from "./run/run-validator.ts";
export { createWorkspace } from "./tree/create-workspace.ts";
export { layOver } from "./tree/lay-over.ts";
export type { Workspace, WorkspaceOptions, WorkspaceState } from "./tree/create-workspace.ts";
