/**
 * For tests: a fake of every replaceable interface of `@maze/core`, listeners that keep what they hear, sample data that
 * fits the schemas, and the conformance suites that an implementation of an interface runs against itself (vitest).
 *
 * @packageDocumentation
 */
export { describeConformance, runConformance } from "./conformance.ts";
export type {
  ConformanceCheck,
  ConformanceOptions,
  ConformanceResult,
  ConformanceSubject,
  MakeSubject,
} from "./conformance.ts";
export { captureLogger } from "./fakes/capture-logger.ts";
export type { CapturedLog, LogEntry } from "./fakes/capture-logger.ts";
export { captureMetrics } from "./fakes/capture-metrics.ts";
export type { CapturedMetrics, MetricSeries } from "./fakes/capture-metrics.ts";
export { captureProgress } from "./fakes/capture-progress.ts";
export type { CapturedProgress } from "./fakes/capture-progress.ts";
export type { FakeModules } from "./fakes/example-evaluator/compile.ts";
export { createFakeExampleEvaluator } from "./fakes/example-evaluator/fake-example-evaluator.ts";
export type { FakeExampleEvaluatorOptions } from "./fakes/example-evaluator/fake-example-evaluator.ts";
export { createFakeConstraintProvider } from "./fakes/fake-constraint-provider.ts";
export type { FakeConstraintProviderOptions } from "./fakes/fake-constraint-provider.ts";
export { createFakeGenerator } from "./fakes/fake-generator.ts";
export type { FakeCandidate, FakeGeneratorOptions } from "./fakes/fake-generator.ts";
export { createFakeIsolation } from "./fakes/fake-isolation.ts";
export type { FakeIsolationOptions, FakeProgram, FakeRun } from "./fakes/fake-isolation.ts";
export { createFakeLanguageAdapter } from "./fakes/fake-language-adapter.ts";
export type { FakeLanguageAdapterOptions } from "./fakes/fake-language-adapter.ts";
export { createFakeMemoryStore } from "./fakes/fake-memory-store.ts";
export { createFakeModelProvider } from "./fakes/fake-model-provider.ts";
export type { FakeAnswer, FakeModelProvider, FakeModelProviderOptions } from "./fakes/fake-model-provider.ts";
export { createFakeRepairStrategy } from "./fakes/fake-repair-strategy.ts";
export type { FakeRepairStrategyOptions } from "./fakes/fake-repair-strategy.ts";
export { createFakeSymbolSource } from "./fakes/fake-symbol-source.ts";
export { createFakeCodeOracle } from "./fakes/fake-code-oracle.ts";
export type { FakeCodeOracleOptions } from "./fakes/fake-code-oracle.ts";
export { createFakeTypeOracle } from "./fakes/fake-type-oracle.ts";
export type { FakeTypeOracleOptions, FakeValue } from "./fakes/fake-type-oracle.ts";
export { createFakeValidator } from "./fakes/fake-validator.ts";
export type { FakeValidatorOptions } from "./fakes/fake-validator.ts";
export { createFakeWeights } from "./fakes/fake-weights.ts";
export {
  sampleCandidate,
  sampleConstraints,
  sampleFailure,
  sampleFile,
  sampleHole,
  sampleIndex,
  sampleRequest,
  sampleTask,
  sampleText,
  spanIn,
} from "./samples.ts";
export {
  constraintProviderConformance,
  describeConstraintProviderConformance,
} from "./suites/constraint-provider-conformance.ts";
export type { ConstraintProviderSubject } from "./suites/constraint-provider-conformance.ts";
export {
  describeExampleEvaluatorConformance,
  exampleEvaluatorConformance,
} from "./suites/example-evaluator-conformance.ts";
export type { ExampleEvaluatorSubject } from "./suites/example-evaluator-conformance.ts";
export { describeGeneratorConformance, generatorConformance } from "./suites/generator-conformance.ts";
export type { GeneratorSubject } from "./suites/generator-conformance.ts";
export { describeIsolationConformance, isolationConformance } from "./suites/isolation-conformance.ts";
export type { IsolationSubject } from "./suites/isolation-conformance.ts";
export { fakeIsolationPrograms, fakeProgramBehaviour, nodeIsolationPrograms } from "./suites/isolation-programs.ts";
export type { IsolationPrograms } from "./suites/isolation-programs.ts";
export {
  describeLanguageAdapterConformance,
  languageAdapterConformance,
} from "./suites/language-adapter-conformance.ts";
export type { LanguageAdapterSubject } from "./suites/language-adapter-conformance.ts";
export { describeLoggerConformance, loggerConformance } from "./suites/logger-conformance.ts";
export type { LoggerSubject } from "./suites/logger-conformance.ts";
export { describeMemoryStoreConformance, memoryStoreConformance } from "./suites/memory-store-conformance.ts";
export type { MemoryStoreSubject } from "./suites/memory-store-conformance.ts";
export { describeMetricsConformance, metricsConformance } from "./suites/metrics-conformance.ts";
export type { MetricsSubject } from "./suites/metrics-conformance.ts";
export { describeModelProviderConformance, modelProviderConformance } from "./suites/model-provider-conformance.ts";
export type { ModelProviderSubject } from "./suites/model-provider-conformance.ts";
export { describeRepairStrategyConformance, repairStrategyConformance } from "./suites/repair-strategy-conformance.ts";
export type { RepairStrategySubject } from "./suites/repair-strategy-conformance.ts";
export { describeSymbolSourceConformance, symbolSourceConformance } from "./suites/symbol-source-conformance.ts";
export type { SymbolSourceSubject } from "./suites/symbol-source-conformance.ts";
export { codeOracleConformance, describeCodeOracleConformance } from "./suites/code-oracle-conformance.ts";
export type { CodeOracleSubject } from "./suites/code-oracle-conformance.ts";
export { describeTypeOracleConformance, typeOracleConformance } from "./suites/type-oracle-conformance.ts";
export type { TypeOracleSubject } from "./suites/type-oracle-conformance.ts";
export { describeValidatorConformance, validatorConformance } from "./suites/validator-conformance.ts";
export type { ValidatorSubject } from "./suites/validator-conformance.ts";
export { describeWeightsConformance, weightsConformance } from "./suites/weights-conformance.ts";
export type { WeightsSubject } from "./suites/weights-conformance.ts";
