/**
 * Runs untrusted code with limits and says what it does not cover: small pieces of JavaScript on example inputs, and
 * whole programs.
 *
 * @packageDocumentation
 */
export { sandboxConfigSection } from "./config-section.ts";
export type { SandboxConfig } from "./config-section.ts";
export { sandboxErrorCodes } from "./errors.ts";
export type { SandboxErrorCode } from "./errors.ts";
export { createExampleEvaluator, exampleEvaluatorOptionsSchema } from "./evaluator/create-example-evaluator.ts";
export type { ExampleEvaluatorOptions } from "./evaluator/create-example-evaluator.ts";
export { chooseIsolation, isolationChoiceSchema } from "./isolation/choose-isolation.ts";
export type { IsolationChoice } from "./isolation/choose-isolation.ts";
export { createIsolation, detectIsolation, isolationOptionsSchema } from "./isolation/create-isolation.ts";
export type { DetectedIsolation, IsolationOptions } from "./isolation/create-isolation.ts";
