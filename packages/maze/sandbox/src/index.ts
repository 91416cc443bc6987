/**
 * Runs untrusted code with limits and says what it does not cover: small pieces of JavaScript on example inputs, and
 * whole programs.
 *
 * @packageDocumentation
 */
export { sandboxErrorCodes } from "./errors.ts";
export type { SandboxErrorCode } from "./errors.ts";
export { createExampleEvaluator, exampleEvaluatorOptionsSchema } from "./evaluator/create-example-evaluator.ts";
export type { ExampleEvaluatorOptions } from "./evaluator/create-example-evaluator.ts";
export { createIsolation, detectIsolation, isolationOptionsSchema } from "./isolation/create-isolation.ts";
export type { DetectedIsolation, IsolationOptions } from "./isolation/create-isolation.ts";
