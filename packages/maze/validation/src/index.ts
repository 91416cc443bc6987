/**
 * Judges code in a project: syntax, types by the project's own compiler, tests by its own runner, and policy. A stage
 * that cannot run is skipped with the reason, never passed or failed.
 *
 * @packageDocumentation
 */
export { changedSince } from "./changed-files.ts";
export { validationConfigSection } from "./config-section.ts";
export type { ValidationConfig } from "./config-section.ts";
export { createValidation } from "./create-validation.ts";
export type { Validation, ValidationOptions, Verdict } from "./create-validation.ts";
export { createValidators } from "./create-validators.ts";
export type { ValidatorsOptions } from "./create-validators.ts";
export { validationErrorCodes } from "./errors.ts";
export type { ValidationErrorCode } from "./errors.ts";
export {
  createExternalValidator,
  externalValidatorOptionsSchema,
  locateValidator,
} from "./external/create-external-validator.ts";
export type { ExternalValidatorOptions } from "./external/create-external-validator.ts";
export { externalAnswerSchema } from "./external/external-answer.ts";
export type { ExternalAnswer } from "./external/external-answer.ts";
export { externalValidatorSchema } from "./external/external-spec.ts";
export type { ExternalValidator } from "./external/external-spec.ts";
export { fixFiles, fixFilesOptionsSchema } from "./fix/fix-files.ts";
export type { Fixes, FixFilesOptions } from "./fix/fix-files.ts";
export { createLintValidator, lintValidatorOptionsSchema } from "./lint/create-lint-validator.ts";
export type { LintValidatorOptions } from "./lint/create-lint-validator.ts";
export {
  POLICY_CONSTRUCTS,
  createPolicyValidator,
  policyValidatorOptionsSchema,
} from "./policy/create-policy-validator.ts";
export type { PolicyValidatorOptions } from "./policy/create-policy-validator.ts";
export { sarifLog } from "./output/sarif-log.ts";
export type { SarifRequest, SarifRule } from "./output/sarif-log.ts";
export { runEnvironment } from "./run-environment.ts";
export { createScratchCopy, scratchCopyOptionsSchema } from "./scratch/create-scratch-copy.ts";
export type { ScratchCopy, ScratchCopyOptions } from "./scratch/create-scratch-copy.ts";
export { isReadable } from "./source-files.ts";
export { createSyntaxValidator, syntaxValidatorOptionsSchema } from "./syntax/create-syntax-validator.ts";
export type { SyntaxValidatorOptions } from "./syntax/create-syntax-validator.ts";
export { affectedTests } from "./tests/affected-tests.ts";
export { UNLOADED_FILE, createTestsValidator, testsValidatorOptionsSchema } from "./tests/create-tests-validator.ts";
export type { TestsValidatorOptions } from "./tests/create-tests-validator.ts";
export { createSecurityValidator, securityValidatorOptionsSchema } from "./security/create-security-validator.ts";
export type { SecurityValidatorOptions } from "./security/create-security-validator.ts";
export type { SecurityRule } from "./security/findings.ts";
export { securityRuleDescriptions, securityRulePages } from "./security/rule-pages.ts";
export { SECURITY_RULES } from "./security/rules/index.ts";
export { createTypesValidator, typesValidatorOptionsSchema } from "./types/create-types-validator.ts";
export type { TypesValidatorOptions } from "./types/create-types-validator.ts";
export { createVerdictStore } from "./verdicts/verdict-store.ts";
export type { KeptVerdict, VerdictStore, VerdictStoreOptions } from "./verdicts/verdict-store.ts";
