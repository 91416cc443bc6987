/**
 * The shared vocabulary of Maze: places in texts, findings, symbols, types as data, tasks, constraints, candidates,
 * outcomes, provenance, errors, and every interface that crosses a package. No I/O.
 *
 * @packageDocumentation
 */
export { throwIfAborted } from "./cancellation.ts";
export { candidateSchema, neededImportSchema } from "./candidate.ts";
export type { Candidate, NeededImport } from "./candidate.ts";
export { codeFrame, formatDiagnostic } from "./code-frame.ts";
export type { ConfigSection } from "./config-section.ts";
export type { ConstraintProvider, ConstraintRequest } from "./constraint-provider.ts";
export {
  CONSTRAINT_TIERS,
  constraintRuleSchema,
  constraintSchema,
  constraintSetSchema,
  constraintTierSchema,
  enforcementSchema,
} from "./constraint.ts";
export type { Constraint, ConstraintRule, ConstraintSet, ConstraintTier, Enforcement } from "./constraint.ts";
export { canonicalJson, contentHash, textHash } from "./content-hash.ts";
export { CONVENTIONAL_METRICS, countCacheLookup, countError, countLibraryCall } from "./conventional-metrics.ts";
export { createConstraint, createConstraintSet } from "./create-constraint.ts";
export { diagnosticSchema, hasErrors, relatedPlaceSchema, severitySchema } from "./diagnostic.ts";
export type { Diagnostic, Severity } from "./diagnostic.ts";
export { engineCapabilitiesSchema } from "./engine-capabilities.ts";
export type { EngineCapabilities } from "./engine-capabilities.ts";
export { coreErrorCodes, toMazeError } from "./errors.ts";
export type { CoreErrorCode, ErrorCodeEntry } from "./errors.ts";
export { evaluationImportSchema, evaluationSetupSchema, observationSchema } from "./example-evaluator.ts";
export type {
  Application,
  ApplicationArgument,
  ContextId,
  ElementContext,
  EvaluationImport,
  EvaluationSession,
  EvaluationSetup,
  ExampleEvaluator,
  Observation,
  ValueId,
} from "./example-evaluator.ts";
export { fileEditSchema } from "./file-edit.ts";
export type { FileEdit } from "./file-edit.ts";
export { generateRequestSchema, generationBudgetSchema, generationSummarySchema } from "./generator.ts";
export type { GenerateRequest, GenerationBudget, GenerationSummary, Generator } from "./generator.ts";
export {
  ISOLATION_LIMIT_KINDS,
  isolatedCommandSchema,
  isolatedResultSchema,
  isolationLimitsSchema,
  isolationUsageSchema,
} from "./isolation.ts";
export type { IsolatedCommand, IsolatedResult, Isolation, IsolationLimits, IsolationUsage } from "./isolation.ts";
export { JSON_SCHEMA_NAMES, jsonSchemaOf } from "./json-schemas.ts";
export type { JsonSchema, JsonSchemaName } from "./json-schemas.ts";
export { jsonFault, jsonPlace } from "./json-text.ts";
export type { JsonFault } from "./json-text.ts";
export { LANGUAGE_CAPABILITIES, languageCapabilitySchema, languageFactsSchema } from "./language-adapter.ts";
export type { LanguageAdapter, LanguageCapability, LanguageFacts } from "./language-adapter.ts";
export { LOG_LEVELS, silentLogger } from "./logger.ts";
export type { LogLevel, LogMethod, Logger } from "./logger.ts";
export { MazeError } from "./maze-error.ts";
export type { MazeErrorInit } from "./maze-error.ts";
export { memoryRecordSchema } from "./memory-store.ts";
export type { MemoryRecord, MemoryStore } from "./memory-store.ts";
export { silentMetrics } from "./metrics.ts";
export type { MetricLabels, Metrics } from "./metrics.ts";
export {
  modelCapabilitiesSchema,
  modelEventSchema,
  modelMessageSchema,
  modelRequestSchema,
  modelUsageSchema,
} from "./model-provider.ts";
export type {
  ModelCapabilities,
  ModelEvent,
  ModelMessage,
  ModelProvider,
  ModelRequest,
  ModelUsage,
} from "./model-provider.ts";
export { outcomeOf, outcomeSchema, reasonSchema, stageResultSchema, testResultSchema } from "./outcome.ts";
export type { Outcome, Reason, StageResult, TestResult } from "./outcome.ts";
export { parseData } from "./parse-data.ts";
export { printSignatureTerm, printTypeTerm } from "./print-type-term.ts";
export { printable, printableJson } from "./printable.ts";
export { progressEventSchema } from "./progress.ts";
export type { OperationContext, ProgressEvent, ProgressListener } from "./progress.ts";
export {
  fileRecordSchema,
  importRecordSchema,
  projectIndexSchema,
  skippedFileSchema,
  testRecordSchema,
} from "./project-index.ts";
export type { FileRecord, ImportRecord, ProjectIndex, TestRecord } from "./project-index.ts";
export { projectPathSchema } from "./project-path.ts";
export { createProvenanceRecorder, provenanceSchema, provenanceStepSchema } from "./provenance.ts";
export type { Provenance, ProvenanceRecorder, ProvenanceStep } from "./provenance.ts";
export { createRegistry } from "./registry.ts";
export type { Implementation, Registry } from "./registry.ts";
export { repairProposalSchema } from "./repair-strategy.ts";
export type { RepairProposal, RepairRequest, RepairStrategy } from "./repair-strategy.ts";
export { positionSchema, spanSchema, textEditSchema } from "./span.ts";
export type { Position, Span, TextEdit } from "./span.ts";
export { styleProfileSchema } from "./style-profile.ts";
export type { StyleProfile } from "./style-profile.ts";
export { SYMBOL_KINDS } from "./symbol-kinds.ts";
export { docCommentSchema, docExampleSchema, symbolRecordSchema } from "./symbol-record.ts";
export type { DocComment, SymbolKind, SymbolRecord } from "./symbol-record.ts";
export { symbolQuerySchema } from "./symbol-source.ts";
export type { SymbolQuery, SymbolSource } from "./symbol-source.ts";
export { taskSchema } from "./task.ts";
export type { Task, TaskKind } from "./task.ts";
export { applyTextEdits } from "./text-edit.ts";
export { createTextIndex } from "./text-index.ts";
export type { TextIndex } from "./text-index.ts";
export {
  oracleDescriptionSchema,
  oracleFunctionSchema,
  oracleSignatureSchema,
  oracleTypeSchema,
  oracleValueSchema,
} from "./type-oracle.ts";
export type {
  OracleDescription,
  OracleFunction,
  OracleSignature,
  OracleText,
  OracleType,
  OracleValue,
  TypeOracle,
} from "./type-oracle.ts";
export {
  arrayType,
  literalType,
  parameter,
  primitiveType,
  referenceType,
  signature,
  unionType,
} from "./type-term-builders.ts";
export { PRIMITIVE_NAMES, signatureTermSchema, typeTermSchema } from "./type-term.ts";
export type {
  ArrayTerm,
  FunctionTerm,
  IndexTerm,
  IntersectionTerm,
  LiteralTerm,
  ObjectTerm,
  OpaqueTerm,
  ParameterTerm,
  PrimitiveName,
  PrimitiveTerm,
  PropertyTerm,
  ReferenceTerm,
  SignatureTerm,
  TupleElement,
  TupleTerm,
  TypeParameterTerm,
  TypeTerm,
  UnionTerm,
  VariableTerm,
} from "./type-term.ts";
export { HOLE_FORMS, exampleSchema, typedHoleSchema } from "./typed-hole.ts";
export type { Example, TypedHole } from "./typed-hole.ts";
export { validationRequestSchema } from "./validator.ts";
export type { ValidationRequest, Validator } from "./validator.ts";
export type { Weights } from "./weights.ts";
